using System.IO.Compression;
using System.Text;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Exchange;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BudgetPortal.Tests.Planning.Exchange;

/// <summary>Without these, a file that nobody changed would change the sheet, or a text in it would run in somebody's spreadsheet.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Pieces =
    [
        "=1+1", "=HYPERLINK(\"http://x\")", "+49", "-5", "@SUM(A1)", "\t", "\r", "\r\n", "\n", "\"", "'", "''", ",", ";", "|", " ", "  ", "a", "Grün", "0012", "1E5",
        "😀", "漢字", "<b>&amp;", "_x000D_", "_x005F_", "\u0001", "\ufffe", "TRUE", "2027-01-01", "#DIV/0!",
    ];

    [Fact]
    public void A_file_that_nobody_changed_changes_nothing() => Check(lines =>
    {
        var sheet = SheetOfLines.Of(lines);
        foreach (var kind in Enum.GetValues<FileKind>())
        {
            var file = Written(sheet, kind);
            Assert.Empty(SheetOfLines.Plans(sheet, file));
            Assert.All(Rows(sheet, file), row => Assert.True(row.IsUntouched));
        }
    });

    [Fact]
    public void Texts_come_back_to_the_letter() => Check(lines =>
    {
        var sheet = SheetOfLines.Of(lines);
        foreach (var kind in Enum.GetValues<FileKind>())
        {
            Assert.Equal(lines.Select(l => Texts.Canonical(l.Figures.Justification)), Rows(sheet, Written(sheet, kind)).Select(r => r.Justification));
        }
    });

    [Fact]
    public void No_text_begins_a_formula_in_a_CSV_file() => Prop.ForAll(Text().ToArbitrary(), text =>
    {
        var cell = FormulaGuard.Write(text);
        Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell);
        Assert.Equal(text, FormulaGuard.Read(cell));
    }).Check(Quick(2000));

    [Fact]
    public void No_text_is_a_formula_in_a_workbook_nor_becomes_one_when_its_cell_is_edited()
    {
        var sheet = SheetOfLines.Of(SheetOfLines.Line(justification: "=cmd|' /C calc'!A0"));
        var xml = Part(LineWorkbook.Write(new LineTable(sheet), []), "xl/worksheets/sheet1.xml");
        Assert.DoesNotContain("cmd", xml, StringComparison.Ordinal);
        Assert.All(xml.Split("<f>").Skip(1), formula => Assert.Matches("^(ROUND|SUM)\\(", formula));
        Assert.Contains("quotePrefix=\"1\"", Part(LineWorkbook.Write(new LineTable(sheet), []), "xl/styles.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_figures_stay_figures()
    {
        var sheet = SheetOfLines.Of(SheetOfLines.Line());
        var csv = Encoding.UTF8.GetString(LineCsv.Write(new LineTable(sheet))).Replace(",12,4,", ",-12,4,", StringComparison.Ordinal);
        Assert.Equal(-12, Rows(sheet, Read(Encoding.UTF8.GetBytes(csv))).Single().Quantity.Value);
    }

    [Fact]
    public void The_workbook_locks_what_is_not_typed_and_hides_what_nobody_reads()
    {
        var book = LineWorkbook.Write(new LineTable(SheetOfLines.Of(SheetOfLines.Line())), [new PickedItem("PAPER", "Copy paper", "pack", 4)]);
        var xml = Part(book, "xl/worksheets/sheet1.xml");
        Assert.Contains("<sheetProtection sheet=\"1\"", xml, StringComparison.Ordinal);
        Assert.Equal(2, xml.Split("hidden=\"1\"").Length - 1);
        Assert.Contains("ySplit=\"3\"", xml, StringComparison.Ordinal);
        Assert.Contains("<formula1>'Items'!$A$2:$A$2</formula1>", xml, StringComparison.Ordinal);
    }

    private static ExchangeInput Written(EntrySheet sheet, FileKind kind) =>
        Read(kind == FileKind.Csv ? LineCsv.Write(new LineTable(sheet)) : LineWorkbook.Write(new LineTable(sheet), []));

    private static ExchangeInput Read(byte[] file)
    {
        // Nothing is awaited in it: the stream is in memory.
        var read = ExchangeFiles.ReadAsync(new MemoryStream(file)).GetAwaiter().GetResult();
        Assert.True(read.Succeeded, read.Error?.ToString());
        return read.Value!;
    }

    private static IReadOnlyList<FileLine> Rows(EntrySheet sheet, ExchangeInput input) =>
        FileLines.Read(input, new LineColumns(sheet.FirstMonth, sheet.MonthCount), sheet.Currency).Value!.Lines;

    private static string Part(byte[] book, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static Gen<string> Text() =>
        from count in Gen.Choose(0, 6)
        from pieces in Gen.ArrayOf(Gen.Elements(Pieces), count)
        select string.Concat(pieces);

    /// <summary>Figures with four decimals, up to the largest.</summary>
    private static Gen<decimal> Figure() => Gen.OneOf(
        Gen.Choose(1, 100_000_000).Select(n => n / 10000m), Gen.Elements(0.0001m, 0.1m, 1m, 123456789.1234m, BudgetLine.Most));

    private static Gen<SheetLine> Line() =>
        from quantity in Figure()
        from price in Gen.Choose(0, 1_000_000).Select(n => n / 10000m)
        from why in Text()
        from reason in Text()
        from code in Gen.Elements("PAPER", "0012", "=EVIL", "-X", "1E5")
        from lump in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        let known = quantity > 1_000_000_000 ? 0 : price
        select lump
            ? SheetOfLines.Line(code, 1, decimal.Round(price, 2), why.Trim(), "Contract " + reason.Trim(), isLumpSum: true)
            : SheetOfLines.Line(code, quantity, known, why.Trim(), reason.Trim());

    private static void Check(Action<SheetLine[]> holds) => Prop.ForAll(
        (from count in Gen.Choose(0, 5) from lines in Gen.ArrayOf(Line(), count) select lines).ToArbitrary(), holds).Check(Quick(100));

    private static Config Quick(int tests) => Config.QuickThrowOnFailure.WithMaxTest(tests).WithQuietOnSuccess(true);
}
