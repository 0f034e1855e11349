using System.Data.Common;
using System.Globalization;

namespace BudgetPortal.Tests.Execution.Proof;

/// <param name="Parent">Allotment, appropriation or obligation, by what the row is.</param>
internal sealed record Row(Guid Id, Guid Parent, decimal Amount)
{
    public decimal Returned { get; init; }

    /// <summary>Of a line.</summary>
    public Guid Obligation { get; init; }

    /// <summary>The line that a payment pays.</summary>
    public Guid Line { get; init; }

    /// <summary>Id of a payment's only line.</summary>
    public Guid Part { get; } = Guid.CreateVersion7();

    public Entry Counts(string child) => new(child, Id, Parent, Amount - Returned);
}

/// <summary>One command as anybody could send it who may write to the database.</summary>
internal sealed record Posting(string Sql, IReadOnlyList<object> Values)
{
    public async Task RunAsync(DbConnection connection, DbTransaction? transaction)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Sql;
        for (var i = 0; i < Values.Count; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (string.Create(CultureInfo.InvariantCulture, $"@p{i}"), Values[i]);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}

internal static class Postings
{
    public static Posting Allotment(SpendingChain chain, Row row) => Insert(
        "Allotments", chain, row.Id, ("AppropriationId", row.Parent), ("Number", chain.NextNumber()), ("Year", chain.Day.Year), ("Quarter", 1), ("From", chain.Day),
        ("To", chain.Day.AddDays(80)), ("Amount", row.Amount), ("Returned", 0m), ("State", "Released"), ("Note", string.Empty), ("ReleasedById", chain.UserId),
        ("ReleasedAt", DateTimeOffset.UnixEpoch), ("Version", row.Id));

    /// <summary>The obligation of a line, for as much.</summary>
    public static Posting Obligation(SpendingChain chain, Row row) => Insert(
        "Obligations", chain, row.Obligation, ("Number", chain.NextNumber()), ("Date", chain.Day), ("Reference", string.Empty), ("Description", "Random"), ("Currency", "EUR"),
        ("Rate", 1m), ("Amount", row.Amount), ("Returned", 0m), ("State", "Open"), ("RecordedById", chain.UserId), ("RecordedAt", DateTimeOffset.UnixEpoch), ("Version", row.Id));

    public static Posting Line(SpendingChain chain, Row row) => Insert(
        "ObligationLines", chain, row.Id, ("ObligationId", row.Obligation), ("AllotmentId", row.Parent), ("BudgetLineId", chain.LineId), ("Amount", row.Amount), ("Returned", 0m));

    public static Posting Disbursement(SpendingChain chain, Row row) => Insert(
        "Disbursements", chain, row.Id, ("ObligationId", row.Parent), ("Number", chain.NextNumber()), ("Date", chain.Day), ("Invoice", string.Empty), ("Description", string.Empty), ("Amount", row.Amount),
        ("Returned", 0m), ("Rate", 1m), ("ExchangeDifference", 0m), ("PaidById", chain.UserId), ("PaidAt", DateTimeOffset.UnixEpoch), ("Reason", string.Empty), ("Version", row.Id));

    public static Posting DisbursementLine(SpendingChain chain, Row row) => Insert(
        "DisbursementLines", chain, row.Part, ("DisbursementId", row.Id), ("ObligationLineId", row.Line), ("Amount", row.Amount), ("Returned", 0m));

    /// <summary>One that is approved already.</summary>
    public static Posting Expense(SpendingChain chain, Row row) => Insert(
        "Expenses", chain, row.Id, ("AppropriationId", row.Parent), ("BudgetLineId", chain.LineId), ("Year", chain.Day.Year), ("Number", chain.NextNumber()), ("Date", chain.Day),
        ("Amount", row.Amount), ("Currency", "EUR"), ("ReceiptAmount", row.Amount), ("Rate", 1m), ("RateReason", string.Empty), ("Description", "Random"),
        ("ReceiptName", string.Empty), ("ReceiptType", string.Empty), ("ReceiptSize", 0L), ("State", "Approved"), ("RequestedById", chain.UserId),
        ("RequestedAt", DateTimeOffset.UnixEpoch), ("Comment", string.Empty), ("Reason", string.Empty), ("Version", row.Id));

    public static Posting Set(string table, Guid id, (string Column, object Value) set) =>
        new($"UPDATE execution.\"{table}\" SET \"{set.Column}\" = @p0 WHERE \"Id\" = @p1", [set.Value, id]);

    public static Posting Delete(string table, Guid id) => new($"DELETE FROM execution.\"{table}\" WHERE \"Id\" = @p0", [id]);

    private static Posting Insert(string table, SpendingChain chain, Guid id, params (string Column, object Value)[] values)
    {
        (string Column, object Value)[] all = [("Id", id), ("OrganizationId", chain.OrganizationId), .. values];
        var columns = string.Join(", ", all.Select(v => $"\"{v.Column}\""));
        var parameters = string.Join(", ", all.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}")));
        return new Posting($"INSERT INTO execution.\"{table}\" ({columns}) VALUES ({parameters})", [.. all.Select(v => v.Value)]);
    }
}
