using BudgetPortal.Approvals;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

public sealed class LineDraftTests
{
    [Theory]
    [InlineData("1.23456", "1.23456")]
    [InlineData("1.5", "1.5")]
    public void A_refused_figure_stays_as_it_was_typed(string typed, string shown)
    {
        var draft = new LineDraft(new ReviewLine(Guid.NewGuid(), "P", "Paper", "box", "Office", 1, 1, 1, null, null, 0, null, string.Empty, string.Empty, string.Empty));

        draft.TypeQuantity(typed);

        Assert.Equal(shown, draft.QuantityText);
    }
}
