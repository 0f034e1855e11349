using System.Globalization;
using BudgetPortal.Platform;
using Radzen.Documents.Spreadsheet;

namespace BudgetPortal.Planning.Exchange;

/// <summary>
/// Writes lines as a workbook: what may be typed is open, the rest is locked; below the lines is room for new ones, whose items are picked
/// from a second sheet.
/// </summary>
internal static class LineWorkbook
{
    /// <summary>Rows for new lines.</summary>
    public const int Spare = 200;

    private const int TitleRow = 0;
    private const int TotalRow = 1;
    private const int HeaderRow = 2;
    private const int FirstLine = 3;

    private static readonly Format Head = new() { Bold = true, BackgroundColor = "#DCEBEB", VerticalAlign = Radzen.VerticalAlign.Middle };
    private static readonly Format Locked = new() { Color = "#5B6770", BackgroundColor = "#F4F6F7" };
    private static readonly Format Typed = new() { Locked = false };

    /// <param name="items">What new lines can be coded by; none where nothing can be entered.</param>
    public static byte[] Write(LineTable table, IReadOnlyList<PickedItem> items)
    {
        var book = new Workbook();
        var rows = table.Rows.ToList();
        var spare = table.Sheet.Refusal is null ? Spare : 0;
        var sheet = book.AddSheet(ExchangeText.LinesSheet, FirstLine + rows.Count + spare, table.Columns.All.Count);
        sheet.Batch(() =>
        {
            WriteHead(sheet, table, FirstLine + rows.Count);
            for (var row = 0; row < rows.Count + spare; row++)
            {
                WriteRow(sheet, table, FirstLine + row, row < rows.Count ? rows[row] : null);
            }
        });
        Protect(sheet, table.Columns, FirstLine + rows.Count + spare);
        if (items.Count > 0)
        {
            WriteItems(book.AddSheet(ExchangeText.ItemsSheet, items.Count + 1, 4), items, table.Sheet.Currency);
        }

        using var file = new MemoryStream();
        book.SaveToStream(file);
        var hidden = new[] { table.Columns.Stamp, table.Columns.Part }.Select(c => Place(table.Columns, c));
        var list = new PickList(Place(table.Columns, table.Columns.Code), FirstLine + rows.Count, FirstLine + rows.Count + spare - 1, ExchangeText.ItemsSheet, items.Count);
        return WorkbookFinish.Of(file.ToArray(), [.. hidden], items.Count > 0 ? list : null);
    }

    private static void WriteHead(Worksheet sheet, LineTable table, int end)
    {
        var (source, columns) = (table.Sheet, table.Columns);
        var amount = Place(columns, columns.Amount);
        var title = sheet.Cells[TitleRow, Place(columns, columns.Code)];
        Say(title, $"{source.BudgetName} · {source.CostCenter.Code} {source.CostCenter.Name} · {source.Currency}");
        title.Format = new Format { Bold = true, FontSize = 14 };
        Say(sheet.Cells[TitleRow, Place(columns, columns.Part)], source.PartId.ToString());
        var hint = sheet.Cells[TotalRow, Place(columns, columns.Code)];
        Say(hint, ExchangeText.WorkbookHint);
        hint.Format = new Format { Color = "#5B6770" };
        if (end > FirstLine)
        {
            Say(sheet.Cells[TotalRow, amount - 1], Words.Format(ExchangeText.TotalIn, source.Currency));
            sheet.Cells[TotalRow, amount - 1].Format = new Format { Bold = true, TextAlign = Radzen.TextAlign.Right };
            sheet.Cells[TotalRow, amount].Formula = $"=SUM({CellAddress.Of(amount, FirstLine + 1)}:{CellAddress.Of(amount, end)})";
            sheet.Cells[TotalRow, amount].Format = new Format { Bold = true, NumberFormat = Money(source.Decimals) };
        }

        for (var column = 0; column < columns.All.Count; column++)
        {
            Say(sheet.Cells[HeaderRow, column], columns.All[column].Name);
            sheet.Cells[HeaderRow, column].Format = IsFigure(columns, column) ? WithAlign(Head) : Head;
            sheet.Columns[column] = Width(columns, column);
        }

        sheet.Rows.Frozen = FirstLine;
        sheet.Columns.Frozen = Place(columns, columns.Name) + 1;
    }

    /// <param name="cells">Null for a row in which a new line can be entered.</param>
    private static void WriteRow(Worksheet sheet, LineTable table, int row, IReadOnlyList<object>? cells)
    {
        var columns = table.Columns;
        for (var column = 0; column < columns.All.Count; column++)
        {
            var cell = sheet.Cells[row, column];
            var what = columns.All[column];
            // What was transferred after the approval is in the amount beside quantity and price.
            if (cells is not null && what == columns.Amount && table.Sheet.Refusal is null)
            {
                cell.Formula = string.Create(
                    CultureInfo.InvariantCulture,
                    $"=ROUND({CellAddress.Of(Place(columns, columns.Quantity), row + 1)}*{CellAddress.Of(Place(columns, columns.UnitPrice), row + 1)},{table.Sheet.Decimals})");
            }
            else if (cells?[column] is decimal figure)
            {
                cell.Value = (double)figure;
            }
            else if (cells?[column] is string { Length: > 0 } text)
            {
                Say(cell, text);
            }

            var open = table.Sheet.Refusal is null && (what == columns.Code ? cells is null : IsTyped(columns, what));
            var format = what == columns.UnitPrice ? "#,##0.0000" : what == columns.Amount ? Money(table.Sheet.Decimals) : null;
            cell.Format = format is null ? open ? Typed : Locked : (open ? Typed : Locked).WithNumberFormat(format);
        }
    }

    /// <summary>Whoever needs more can lift the protection: it has no password, and what comes back is checked anyway.</summary>
    private static void Protect(Worksheet sheet, LineColumns columns, int end)
    {
        sheet.Protection.IsProtected = true;
        sheet.Protection.AllowFormatColumns = true;
        sheet.Protection.AllowFormatRows = true;
        Allow(columns.Quantity, DataValidationOperator.GreaterThan, PlanningText.QuantityNotPositive);
        Allow(columns.UnitPrice, DataValidationOperator.GreaterThanOrEqual, PlanningText.PriceNegative);

        void Allow(Platform.Import.ImportColumn column, DataValidationOperator than, string error)
        {
            if (end > FirstLine)
            {
                var place = Place(columns, column);
                sheet.Validation.Add(
                    RangeRef.Parse($"{CellAddress.Of(place, FirstLine + 1)}:{CellAddress.Of(place, end)}"),
                    new DataValidationRule { Type = DataValidationType.Decimal, Operator = than, Formula1 = "0", AllowBlank = true, Error = error });
            }
        }
    }

    private static void WriteItems(Worksheet sheet, IReadOnlyList<PickedItem> items, string currency) => sheet.Batch(() =>
    {
        string[] heads = [ExchangeText.CodeColumn, PlanningText.Name, PlanningText.UnitWord, Words.Format(ExchangeText.LastPriceIn, currency)];
        int[] widths = [110, 320, 90, 130];
        for (var column = 0; column < heads.Length; column++)
        {
            Say(sheet.Cells[0, column], heads[column]);
            sheet.Cells[0, column].Format = column == heads.Length - 1 ? WithAlign(Head) : Head;
            sheet.Columns[column] = widths[column];
        }

        for (var row = 1; row <= items.Count; row++)
        {
            var item = items[row - 1];
            Say(sheet.Cells[row, 0], item.Code);
            Say(sheet.Cells[row, 1], item.Name);
            Say(sheet.Cells[row, 2], item.Unit);
            if (item.LastPrice is { } price)
            {
                sheet.Cells[row, 3].Value = (double)price;
                sheet.Cells[row, 3].Format = new Format { NumberFormat = "#,##0.0000" };
            }
        }

        sheet.Rows.Frozen = 1;
        sheet.Protection.IsProtected = true;
    });

    /// <summary>The apostrophe is the library's sign for text that stays text whatever it begins with; it is no part of it.</summary>
    private static void Say(Cell cell, string text) => cell.SetValue("'" + XlsxText.Write(text));

    private static int Place(LineColumns columns, Platform.Import.ImportColumn column) => columns.All.ToList().IndexOf(column);

    private static bool IsTyped(LineColumns columns, Platform.Import.ImportColumn column) =>
        column == columns.Quantity || column == columns.UnitPrice || column == columns.Reason || column == columns.Justification || columns.Months.Contains(column);

    private static bool IsFigure(LineColumns columns, int place) =>
        columns.All[place] is var column && (column == columns.Quantity || column == columns.UnitPrice || column == columns.Amount || columns.Months.Contains(column));

    private static double Width(LineColumns columns, int place) => columns.All[place] is var column && column == columns.Name ? 260
        : column == columns.Justification || column == columns.Reason ? 240
        : column == columns.Key || column == columns.Amount || column == columns.Code ? 110
        : 84;

    private static string Money(int decimals) => decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);

    private static Format WithAlign(Format format) => format.WithTextAlign(Radzen.TextAlign.Right);
}

/// <summary>Something that new lines can be coded by.</summary>
/// <param name="LastPrice">In the budget's currency; null when none is known.</param>
internal sealed record PickedItem(string Code, string Name, string Unit, decimal? LastPrice);
