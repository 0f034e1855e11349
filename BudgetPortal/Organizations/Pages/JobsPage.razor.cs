using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Organizations.Pages;

public sealed partial class JobsPage
{
    private JobOverview? jobs;
    private Error? refusal;

    [Inject]
    private JobService Jobs { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private static IReadOnlyList<Crumb> Crumbs => [new Crumb(OrganizationsText.Administration, null)];

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var result = await Jobs.ReadAsync();
        (jobs, refusal) = (result.Value, result.Error);
    }

    private async Task RunAsync()
    {
        var done = await Jobs.RunNowAsync();
        await LoadAsync();
        Toaster.Show(done.Error?.Message ?? OrganizationsText.JobsRan, done.Succeeded ? Tone.Good : Tone.Bad);
    }
}
