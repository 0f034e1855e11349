using System.IO.Compression;
using System.Xml.Linq;

namespace BudgetPortal.Planning.Exchange;

/// <summary>Cells whose value is picked from the first column of another sheet.</summary>
/// <param name="Column">Counted from zero, like the rows.</param>
/// <param name="Items">How many there are, below one row of headers.</param>
internal sealed record PickList(int Column, int FirstRow, int LastRow, string Sheet, int Items);

/// <summary>
/// Adds to a workbook what the library that wrote it cannot write: hidden columns, a list to pick from that lies in another sheet, and the
/// pane in which the cursor stands where rows and columns are both frozen. To be dropped when it can.
/// </summary>
internal static class WorkbookFinish
{
    private const string FirstSheet = "xl/worksheets/sheet1.xml";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <param name="hidden">Columns of the first sheet, counted from zero; each must have a width of its own.</param>
    public static byte[] Of(byte[] workbook, IReadOnlyCollection<int> hidden, PickList? list)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry(FirstSheet) ?? throw new InvalidOperationException(FirstSheet);
            XDocument sheet;
            using (var read = entry.Open())
            {
                sheet = XDocument.Load(read);
            }

            foreach (var column in sheet.Descendants(Main + "col").Where(c => hidden.Contains((int)c.Attribute("min")! - 1)))
            {
                column.SetAttributeValue("hidden", 1);
            }

            foreach (var pane in sheet.Descendants(Main + "pane"))
            {
                pane.SetAttributeValue("activePane", "bottomRight");
            }

            if (list is not null)
            {
                AddList(sheet, list);
            }

            entry.Delete();
            using var written = archive.CreateEntry(FirstSheet).Open();
            sheet.Save(written, SaveOptions.DisableFormatting);
        }

        return file.ToArray();
    }

    /// <summary>Other items than those of the list are warned of, not refused: the list may be older than the catalog.</summary>
    private static void AddList(XDocument sheet, PickList list)
    {
        var rules = sheet.Descendants(Main + "dataValidations").Single();
        rules.Add(new XElement(
            Main + "dataValidation",
            new XAttribute("type", "list"), new XAttribute("errorStyle", "warning"), new XAttribute("allowBlank", 1), new XAttribute("showErrorMessage", 1),
            new XAttribute("error", ExchangeText.NotInList),
            new XAttribute("sqref", $"{CellAddress.Of(list.Column, list.FirstRow + 1)}:{CellAddress.Of(list.Column, list.LastRow + 1)}"),
            new XElement(Main + "formula1", $"'{list.Sheet}'!$A$2:$A${list.Items + 1}")));
        rules.SetAttributeValue("count", rules.Elements().Count());
    }
}
