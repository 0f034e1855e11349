using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;

namespace BudgetPortal.Tests.Planning.Exchange;

/// <summary>Sheets as they are read from the database, made without one.</summary>
internal static class SheetOfLines
{
    private const int Months = 12;

    public static EntrySheet Of(params IReadOnlyList<SheetLine> lines) => new(
        Guid.NewGuid(), Guid.NewGuid(), "OPEX 2027", BudgetType.Opex, BudgetState.EntryOpen, "EUR", new DateOnly(2026, 12, 1), new DateOnly(2027, 1, 1),
        new DateOnly(2027, 12, 31), new EntryCostCenter(Guid.NewGuid(), "2300", "Quality", true), PartState.Draft, null, lines, null, TargetControl.Ignore, null,
        new LastYearRest(0, 0), null, false, null, null, null, new DateOnly(2026, 11, 21), TimeZoneInfo.Utc);

    public static SheetLine Line(
        string code = "PAPER", decimal quantity = 12, decimal unitPrice = 4, string justification = "", string reason = "", bool isLumpSum = false)
    {
        var even = Enumerable.Repeat(1m, Months).ToList();
        var amount = Currency.Round(quantity * unitPrice, "EUR");
        var months = isLumpSum ? LineMonths.LumpSum(even, amount, 2) : LineMonths.Pieces(LineSpread.Even, even, quantity, unitPrice, amount, 2);
        var figures = new LineFigures(
            Guid.CreateVersion7(), Guid.NewGuid(), quantity, unitPrice, amount, months.Quantities, months.Amounts, LineSpread.Even, isLumpSum,
            BuildUp.None, false, justification, reason.Length > 0 ? PriceSource.Manual : PriceSource.Standard, null, reason, Guid.NewGuid(), DateTimeOffset.UnixEpoch);
        return new SheetLine(figures, Guid.NewGuid(), code, "Copy paper", "pack", "Office", null);
    }

    /// <summary>What a file of this sheet wants of it.</summary>
    public static IReadOnlyList<RowPlan> Plans(EntrySheet sheet, ExchangeInput input)
    {
        var columns = new LineColumns(sheet.FirstMonth, sheet.MonthCount);
        var file = FileLines.Read(input, columns, sheet.Currency).Value!;
        var stored = sheet.Lines.Select(l => new StoredLine(l.Figures, Code(l))).ToList();
        var codes = stored.Select(s => s.Code).DistinctBy(c => c.Code, StringComparer.Ordinal).ToDictionary(c => c.Code, StringComparer.Ordinal);
        return new RowPlanner(file, new StepWriter(file, columns, sheet.PartId, string.Empty), stored, codes).Plan(offersMissing: true);
    }

    private static BudgetCode Code(SheetLine line) => new()
    {
        Id = line.CodeId, Code = line.Code, Name = line.Name, Category = line.Category, Unit = line.Unit, StandardPrice = null, IsActive = true,
    };
}
