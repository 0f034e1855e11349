using System.Text;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;

namespace BudgetPortal.Demo;

/// <summary>What stands behind a line.</summary>
internal sealed partial class BudgetStory
{
    private const string Offer =
        """
        Visit,From,To,Price EUR
        Line scales,January,December,265.00
        Check weighers,January,December,310.00
        Laboratory balances,July,December,415.00

        """;

    /// <summary>Who entered a line builds it up, says why, and brings the offer along.</summary>
    /// <param name="code">Of the item.</param>
    public void BuildUp(CostCenterBudget part, string code)
    {
        if (lines[part.Id].Find(l => company.NameOf(l).StartsWith(code, StringComparison.Ordinal)) is not { } line)
        {
            return;
        }

        var (by, at, last) = (line.ChangedById, line.ChangedAt.AddMinutes(20), Budget.MonthCount - 1);
        var half = Budget.MonthCount / 2;
        var rows = new BuildUp(
        [
            new BuildUpRow(Guid.CreateVersion7(), "Line scales, monthly", 36, "visit", 265, 0, last),
            new BuildUpRow(Guid.CreateVersion7(), "Check weighers, every other month", 12, "visit", 310, 0, last),
            new BuildUpRow(Guid.CreateVersion7(), "Laboratory balances, from the second half on", 6, "visit", 415, half, last),
        ]);
        Require(line.Change(Budget, LineFigures.Of(line).ToEntry() with { BuildUp = rows }, by, at));
        part.Entered(by, at > part.EnteredAt ? at : part.EnteredAt!.Value);

        var comment = LineComment.Write(
            Guid.CreateVersion7(), line, "The laboratory balances come on top: the retailer's audit asks for them from July on. The offer is attached.", by, at.AddMinutes(4));
        Require(comment);
        var content = Encoding.UTF8.GetBytes(Offer);
        var offer = new LineAttachment(Guid.CreateVersion7(), line, "Offer calibration visits.csv", "text/csv", content.Length, by, at.AddMinutes(2));
        records.AddRange([comment.Value!, offer, new AttachmentChunk { AttachmentId = offer.Id, Number = 0, At = offer.AddedAt, Content = content }]);
    }
}
