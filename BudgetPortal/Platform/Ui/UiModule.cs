namespace BudgetPortal.Platform.Ui;

/// <summary>What the shared pieces of the pages need.</summary>
public static class UiModule
{
    public static IServiceCollection AddUi(this IServiceCollection services) => services.AddScoped<Toaster>();
}
