using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace BudgetPortal.Planning.Exchange;

/// <summary>The parts of a workbook's package, unpacked up to a limit that they share.</summary>
internal sealed class XlsxParts(ZipArchive archive, long most)
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    private long left = most;

    /// <summary>Name and path of each sheet, as the workbook lists them.</summary>
    public IEnumerable<(string Name, string Path)> Sheets()
    {
        var paths = Document("xl/_rels/workbook.xml.rels").Root!.Elements(Relations + "Relationship")
            .ToDictionary(r => r.Attribute("Id")!.Value, r => r.Attribute("Target")!.Value, StringComparer.Ordinal);
        return
            from sheet in Document("xl/workbook.xml").Root!.Descendants(Main + "sheet")
            let target = paths.GetValueOrDefault(sheet.Attribute(Office + "id")?.Value ?? string.Empty)
            where target is not null && target.Contains("worksheets/", StringComparison.Ordinal)
            select (sheet.Attribute("name")?.Value ?? string.Empty, target.StartsWith('/') ? target[1..] : "xl/" + target);
    }

    /// <summary>Null when there is no such part.</summary>
    public XmlReader? Open(string path) => archive.GetEntry(path) is { } entry ? XmlReader.Create(new Counted(this, entry.Open()), Careful) : null;

    private XDocument Document(string path)
    {
        using var xml = Open(path) ?? throw new InvalidDataException(path);
        return XDocument.Load(xml);
    }

    /// <summary>Counts what is really unpacked: what the package says of itself may be untrue.</summary>
    private sealed class Counted(XlsxParts parts, Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            parts.left -= read;
            return parts.left >= 0 ? read : throw new UnpackedTooMuchException("The workbook unpacks to more than is read.");
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
