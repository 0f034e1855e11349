using System.Text;

namespace BudgetPortal.Platform.Import;

/// <summary>Tells text from other files, and decodes it.</summary>
internal static class CsvEncoding
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Why these bytes are no delimited text; null when they may be.</summary>
    public static Error? Refuse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\x3\x4"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return new Error("import.not_csv", ImportText.Workbook);
        }

        if (HasMark(bytes))
        {
            return null;
        }

        var markup = bytes.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
        return markup || bytes.ContainsAnyInRange((byte)0, (byte)8) || bytes.StartsWith("%PDF"u8)
            ? new Error("import.not_csv", ImportText.NotCsv)
            : null;
    }

    /// <summary>By its byte order mark, else as UTF-8, else as Windows-1252, which old spreadsheets write.</summary>
    public static string Decode(byte[] bytes)
    {
        if (HasMark(bytes))
        {
            using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(bytes);
        }
    }

    private static bool HasMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
}
