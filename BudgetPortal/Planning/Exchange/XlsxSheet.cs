using System.Globalization;
using System.Text;
using System.Xml;

namespace BudgetPortal.Planning.Exchange;

/// <summary>Reads the XML of a sheet node by node: nothing of it is kept but what stands in its cells.</summary>
internal static class XlsxSheet
{
    private const int MostColumns = 200;
    private const int MostRows = 20_000;

    /// <summary>The texts that cells refer to by number.</summary>
    public static List<string> Texts(XmlReader xml)
    {
        var texts = new List<string>();
        var text = new StringBuilder();
        var (reading, spoken) = (false, false);
        while (xml.Read())
        {
            var begins = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            switch (xml.LocalName)
            {
                case "si" when begins:
                    text.Clear();
                    break;
                case "si":
                    texts.Add(XlsxText.Read(text.ToString()));
                    text.Clear();
                    break;
                case "rPh":
                    // How a text is pronounced, which some languages add, is not part of it.
                    spoken = begins;
                    break;
                case "t":
                    reading = begins && !spoken;
                    break;
                default:
                    Append(xml, reading, text);
                    break;
            }
        }

        return texts;
    }

    /// <summary>The rows in which something stands.</summary>
    public static List<GridRow> Rows(XmlReader xml, IReadOnlyList<string> texts)
    {
        var rows = new List<GridRow>();
        var (number, column, type, reading) = (0, 0, string.Empty, false);
        var cells = new List<GridCell>();
        var text = new StringBuilder();
        while (rows.Count < MostRows && xml.Read())
        {
            var (begins, ends) = (xml.NodeType == XmlNodeType.Element, xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement);
            switch (xml.LocalName)
            {
                case "row" when begins:
                    number = xml.GetAttribute("r") is { } r ? int.Parse(r, CultureInfo.InvariantCulture) : number + 1;
                    cells = [];
                    break;
                case "row" when ends && cells.Exists(c => !c.IsBlank):
                    rows.Add(new GridRow(number, cells));
                    break;
                case "c" when begins:
                    column = xml.GetAttribute("r") is { } address ? CellAddress.ColumnOf(address) ?? cells.Count : cells.Count;
                    type = xml.GetAttribute("t") ?? string.Empty;
                    text.Clear();
                    break;
                case "c" when column < MostColumns && text.Length > 0:
                    cells.AddRange(Enumerable.Repeat(GridCell.Blank, Math.Max(0, column + 1 - cells.Count)));
                    cells[column] = Cell(type, text.ToString(), texts);
                    break;
                case "v" or "t":
                    reading = begins && !ends;
                    break;
                default:
                    Append(xml, reading, text);
                    break;
            }
        }

        return rows;
    }

    private static void Append(XmlReader xml, bool reading, StringBuilder text)
    {
        if (reading && xml.NodeType is (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
        {
            text.Append(xml.Value);
        }
    }

    private static GridCell Cell(string type, string value, IReadOnlyList<string> texts) => type switch
    {
        "s" => int.Parse(value, CultureInfo.InvariantCulture) is var at && at < texts.Count ? new GridCell(texts[at]) : throw new FormatException(),
        "inlineStr" or "str" => new GridCell(XlsxText.Read(value)),
        "b" or "e" or "d" => new GridCell(value),
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e27
            ? new GridCell(value, (decimal)number)
            : new GridCell(value),
    };
}
