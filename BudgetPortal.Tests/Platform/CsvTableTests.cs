using System.Text;
using BudgetPortal.Platform.Import;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Platform;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("a,b\r\n1,\"x, y\"\r\n")]
    [InlineData("a;b\n1;x, y\n")]
    [InlineData("a\tb\n1\tx, y")]
    public async Task The_delimiter_is_found(string text)
    {
        var table = (await CsvTable.ReadAsync(Csv.File(text))).Value!;

        Assert.Equal(["a", "b"], table.Headers);
        Assert.Equal(["1", "x, y"], Assert.Single(table.Records).Cells);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("windows-1252", false)]
    public async Task The_encoding_is_found(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Name\nFrançois\n")];

        var table = (await CsvTable.ReadAsync(new MemoryStream(bytes))).Value!;

        Assert.Equal(["Name"], table.Headers);
        Assert.Equal(["François"], Assert.Single(table.Records).Cells);
    }

    [Fact]
    public async Task Lines_are_counted_as_an_editor_counts_them()
    {
        var table = (await CsvTable.ReadAsync(Csv.File("a,b\n\n1,\"two\nlines\"\n,\n2,3\n"))).Value!;

        Assert.Equal([3, 6], table.Records.Select(r => r.Line));
    }

    public static TheoryData<byte[], string> NoTables => new()
    {
        { [], "import.empty" },
        { "  \r\n \r\n"u8.ToArray(), "import.empty" },
        { "<!DOCTYPE html><table><tr><td>1"u8.ToArray(), "import.not_csv" },
        { [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 0x1A, 10, 0, 0, 0, 13], "import.not_csv" },
        { [.. "PK"u8, 3, 4, 20, 0], "import.not_csv" },
        { new byte[CsvTable.MaxBytes + 1], "import.too_large" },
    };

    [Theory]
    [MemberData(nameof(NoTables))]
    public async Task What_is_no_table_is_refused_with_one_message(byte[] file, string code)
    {
        var result = await CsvTable.ReadAsync(new MemoryStream(file));

        Assert.Equal(code, Assert.Single(result.Errors).Code);
    }

    [Fact]
    public async Task A_file_of_rows_set_aside_runs_nothing_and_reads_as_it_was()
    {
        string[] cells = ["=1+1", "+2", "-3", "@SUM(A1)", "plain, \"quoted\""];
        string[] headers = ["a", "b", "c", "d", "e"];

        var file = SetAsideFile.Write(headers, [new SetAsideRow(new CsvRecord(7, cells), "Because")]);

        var table = (await CsvTable.ReadAsync(new MemoryStream(file))).Value!;
        var record = Assert.Single(table.Records);
        Assert.DoesNotContain(record.Cells, cell => cell[0] is '=' or '+' or '-' or '@');
        Assert.Equal(["7", "Because"], record.Cells[5..]);
        ImportColumn[] columns = [.. headers.Select(h => new ImportColumn(h))];
        var row = new ImportRow(record, new ColumnMap(table.Headers, columns));
        Assert.Equal(cells, columns.Select(c => row.Text(c)));
    }
}
