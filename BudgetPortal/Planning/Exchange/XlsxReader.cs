using System.IO.Compression;
using System.Xml;

namespace BudgetPortal.Planning.Exchange;

/// <summary>
/// Reads the cells of a workbook as they were last reckoned: formulas are not run. It reads what it needs and no more than
/// <see cref="MostUnpacked"/>, so that a small file which unpacks to a huge one does no harm.
/// </summary>
internal static class XlsxReader
{
    /// <summary>Bytes that all parts together may unpack to.</summary>
    public const long MostUnpacked = 32 * 1024 * 1024;

    private const int MostSheets = 20;

    /// <summary>The sheets in their order.</summary>
    /// <exception cref="InvalidDataException">It is no workbook, or a broken one.</exception>
    /// <exception cref="UnpackedTooMuchException">It unpacks to more than is read.</exception>
    public static IReadOnlyList<Grid> Read(byte[] file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            var parts = new XlsxParts(archive, MostUnpacked);
            using var shared = parts.Open("xl/sharedStrings.xml");
            var texts = shared is null ? [] : XlsxSheet.Texts(shared);
            return [.. parts.Sheets().Take(MostSheets).Select(sheet => Read(parts, sheet.Name, sheet.Path, texts))];
        }
        catch (Exception exception) when (exception is XmlException or FormatException or OverflowException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException("The workbook cannot be read.", exception);
        }
    }

    private static Grid Read(XlsxParts parts, string name, string path, IReadOnlyList<string> texts)
    {
        using var xml = parts.Open(path) ?? throw new InvalidDataException(path);
        return new Grid(name, XlsxSheet.Rows(xml, texts));
    }
}
