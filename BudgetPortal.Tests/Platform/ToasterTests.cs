using BudgetPortal.Platform.Ui;
using Xunit;

namespace BudgetPortal.Tests.Platform;

/// <summary>Without these, an offer to undo would stand on the page after it was taken, or lie over what one works on.</summary>
public sealed class ToasterTests : IDisposable
{
    private readonly Toaster toaster = new(TimeProvider.System);

    private IEnumerable<string> Texts => toaster.Toasts.Select(t => t.Text);

    public void Dispose() => toaster.Dispose();

    [Fact]
    public void Only_the_last_offer_to_undo_stands_and_news_stay()
    {
        toaster.Show("Three lines filled", undo: () => Task.CompletedTask);
        toaster.Show("Somebody changed the price", Tone.Warn);
        toaster.Show("Soap was copied", undo: () => Task.CompletedTask);
        Assert.Equal(["Somebody changed the price", "Soap was copied"], Texts);

        toaster.EndUndo();
        Assert.Equal(["Somebody changed the price"], Texts);
    }
}
