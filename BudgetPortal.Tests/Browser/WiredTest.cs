namespace BudgetPortal.Tests.Browser;

/// <summary>A test whose company reaches the portal through a wire that can be slow or be cut.</summary>
public abstract class WiredTest : BrowserTest
{
    private protected Wire Wire { get; private set; } = null!;

    public override async ValueTask InitializeAsync() => (Company, Wire) = await PortalBrowser.Current.WiredCompanyAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Wire.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
