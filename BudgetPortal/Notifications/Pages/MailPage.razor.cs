using BudgetPortal.Data.Live;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Notifications.Pages;

public sealed partial class MailPage
{
    private static readonly MailState[] States = [MailState.Waiting, MailState.Sent, MailState.Failed, MailState.Kept, MailState.Digest];
    private MailOverview? mails;
    private MailContent? mail;
    private Error? refusal;
    private MailState? state;
    private string text = string.Empty;
    private int number = 1;
    private bool opened;
    private bool asking;
    private IDisposable? listening;

    [Inject]
    private MailService Mails { get; set; } = null!;

    [Inject]
    private LiveSession Live { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    /// <summary>The state that is shown, so that the address can be sent to a colleague.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    private string? Wanted { get; set; }

    private static IReadOnlyList<Crumb> Crumbs => [new Crumb(MailText.Administration, null)];

    /// <summary>How many failed; 0 while a search shows some mails only, since all are sent again together.</summary>
    private int Failed => text.Length == 0 ? mails?.Counts.GetValueOrDefault(MailState.Failed) ?? 0 : 0;

    private bool IsFiltered => state is not null || text.Length > 0;

    public void Dispose() => listening?.Dispose();

    protected override Task OnInitializedAsync()
    {
        listening = Live.Listen(actor => [LiveTopic.Mail, LiveTopic.MailOf(actor.OrganizationId)], () => InvokeAsync(LookAgainAsync));
        return ShowAsync(Enum.TryParse<MailState>(Wanted, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) ? wanted : null);
    }

    private static string Pressed(bool value) => value ? "true" : "false";

    private async Task LoadAsync()
    {
        var asked = (state, text, number);
        var result = await Mails.ListAsync(state, text, number);
        if (asked == (state, text, number))
        {
            (mails, refusal) = (result.Value, result.Error);
            number = mails?.Number ?? number;
        }
    }

    private async Task LookAgainAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task ShowAsync(MailState? wanted)
    {
        (state, number) = (wanted, 1);
        return LoadAsync();
    }

    private Task SearchAsync(string wanted)
    {
        (text, number) = (wanted, 1);
        return LoadAsync();
    }

    private Task ClearAsync()
    {
        text = string.Empty;
        return ShowAsync(null);
    }

    private Task TurnAsync(int wanted)
    {
        number = wanted;
        return LoadAsync();
    }

    private async Task OpenAsync(Guid id)
    {
        var read = await Mails.ReadAsync(id);
        (mail, opened) = (read.Value, read.Succeeded);
        if (read.Error is { } error)
        {
            Toaster.Show(error.Message, Tone.Bad);
        }
    }

    private async Task SendAgainAsync(Guid id)
    {
        var done = await Mails.SendAgainAsync(id);
        opened = false;
        await LoadAsync();
        Toaster.Show(done.Error?.Message ?? MailText.SendsAgain, done.Succeeded ? Tone.Good : Tone.Bad);
    }

    private async Task SendAllAgainAsync()
    {
        var done = await Mails.SendAllAgainAsync();
        asking = false;
        await LoadAsync();
        Toaster.Show(done.Error?.Message ?? Words.Count(done.Value, MailText.SendsOneAgain, MailText.SendsManyAgain), done.Succeeded ? Tone.Good : Tone.Bad);
    }
}
