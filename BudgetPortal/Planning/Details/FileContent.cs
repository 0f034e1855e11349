using System.Text;

namespace BudgetPortal.Planning.Details;

/// <summary>A kind of file that may be attached, and how its content is recognized while it comes in.</summary>
/// <param name="Endings">In small letters, with their dot.</param>
/// <param name="Recognize">Makes what looks at the content.</param>
internal sealed record FileKind(string[] Endings, string ContentType, Func<IContentCheck> Recognize)
{
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    public static IReadOnlyList<FileKind> All { get; } =
    [
        new([".pdf"], "application/pdf", () => new Signature("%PDF-"u8.ToArray())),
        new([".png"], "image/png", () => new Signature([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        new([".jpg", ".jpeg"], "image/jpeg", () => new Signature([0xFF, 0xD8, 0xFF])),
        new([".gif"], "image/gif", () => new Signature("GIF87a"u8.ToArray(), "GIF89a"u8.ToArray())),
        new([".docx"], OpenXml + "wordprocessingml.document", () => new OfficeFile("word/")),
        new([".xlsx"], OpenXml + "spreadsheetml.sheet", () => new OfficeFile("xl/")),
        new([".pptx"], OpenXml + "presentationml.presentation", () => new OfficeFile("ppt/")),
        new([".csv"], "text/csv", () => new PlainText()),
        new([".txt"], "text/plain", () => new PlainText()),
    ];

    /// <summary>By the ending of a name; null when such files are not taken.</summary>
    public static FileKind? Of(string name) => All.FirstOrDefault(k => k.Endings.Contains(AttachmentName.Ending(name), StringComparer.Ordinal));
}

/// <summary>Looks at a file piece by piece.</summary>
internal interface IContentCheck
{
    /// <summary>Takes the next piece.</summary>
    /// <returns>Whether it can still be a file of its kind.</returns>
    bool Take(ReadOnlySpan<byte> piece);

    /// <summary>Whether all of it together was one.</summary>
    bool IsComplete { get; }
}

/// <summary>A file that begins with one of some sequences of bytes.</summary>
internal sealed class Signature(params byte[][] beginnings) : IContentCheck
{
    private readonly byte[] seen = new byte[beginnings.Max(b => b.Length)];
    private int count;

    public bool IsComplete => beginnings.Any(b => count >= b.Length && seen.AsSpan(0, b.Length).SequenceEqual(b));

    public bool Take(ReadOnlySpan<byte> piece)
    {
        var part = piece[..Math.Min(piece.Length, seen.Length - count)];
        part.CopyTo(seen.AsSpan(count));
        count += part.Length;
        return count < seen.Length || IsComplete;
    }
}

/// <summary>
/// A package of Word, Excel or PowerPoint: a zip file whose list of parts names its content types and its kind of document, and no macros.
/// The names stand in it as they are, so that they are found while it comes in, wherever its writer put them.
/// </summary>
/// <param name="folder">Where its kind of document lies in it.</param>
internal sealed class OfficeFile(string folder) : IContentCheck
{
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];

    private readonly Signature signature = new(Zip);
    private readonly byte[] macros = "vbaProject.bin"u8.ToArray();
    private readonly (byte[] Name, bool[] Found)[] names = [("[Content_Types].xml"u8.ToArray(), [false]), (Encoding.ASCII.GetBytes(folder), [false])];
    private byte[] tail = [];

    public bool IsComplete => signature.IsComplete && names.All(n => n.Found[0]);

    public bool Take(ReadOnlySpan<byte> piece)
    {
        if (!signature.Take(piece))
        {
            return false;
        }

        byte[] seam = [.. tail, .. piece[..Math.Min(piece.Length, Longest)]];
        foreach (var (name, found) in names)
        {
            found[0] |= piece.IndexOf(name) >= 0 || seam.AsSpan().IndexOf(name) >= 0;
        }

        var macro = piece.IndexOf(macros) >= 0 || seam.AsSpan().IndexOf(macros) >= 0;
        var last = piece.Length >= Longest ? piece : seam;
        tail = last[Math.Max(0, last.Length - Longest)..].ToArray();
        return !macro;
    }

    private int Longest => Math.Max(macros.Length, names.Max(n => n.Name.Length));
}

/// <summary>Text in UTF-8, without the characters that only programs write.</summary>
internal sealed class PlainText : IContentCheck
{
    private readonly Decoder decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] text = new char[8192];

    public bool IsComplete { get; private set; } = true;

    public bool Take(ReadOnlySpan<byte> piece)
    {
        if (piece.ContainsAnyInRange((byte)0, (byte)8) || piece.ContainsAnyInRange((byte)14, (byte)31))
        {
            return IsComplete = false;
        }

        try
        {
            while (!piece.IsEmpty)
            {
                decoder.Convert(piece, text, flush: false, out var used, out _, out _);
                piece = piece[used..];
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return IsComplete = false;
        }
    }
}
