using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace BudgetPortal.Organizations.Pages;

public sealed partial class ImportPage : IDisposable
{
    private IReadOnlyList<ImportKind> kinds = [];
    private ImportKind? kind;
    private Error? refusal;
    private int inputKey;
    private byte[]? file;
    private string fileName = string.Empty;
    private ImportReport? report;
    private bool saved;
    private bool reading;
    private Error? error;
    private ImportProgress progress = new(0, 0);
    private CancellationTokenSource? running;

    [Inject]
    private ImportService Import { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    /// <summary>The kind that is chosen at first.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    private string? KindName { get; set; }

    private static IReadOnlyList<Crumb> Crumbs => [new Crumb(OrganizationsText.Administration)];

    private bool Saving => running is not null;

    private IReadOnlyList<Option<string>> Kinds => [.. kinds.Select(k => new Option<string>(k.Name, k.Title))];

    private string DoneText => Words.Format(
        OrganizationsText.ImportDoneText, report!.Counts.New, report.Counts.Changed, report.Counts.Unchanged, report.Counts.SetAside);

    public void Dispose()
    {
        running?.Cancel();
        running?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var permitted = await Import.PermittedKindsAsync();
        (kinds, refusal) = (permitted.Value ?? [], permitted.Error);
        kind = kinds.FirstOrDefault(k => k.Name == KindName) ?? (kinds is [var first, ..] ? first : null);
    }

    private static string Names(ImportColumn column) =>
        column.OtherNames.Length == 0 ? column.Name : Words.Format(OrganizationsText.ImportAlsoNamed, string.Join(", ", column.OtherNames));

    private bool IsNeeded(ImportColumn column) => kind!.Needed.Any(group => group[0] == column);

    private void ChooseKind(string? name)
    {
        kind = kinds.First(k => k.Name == name);
        Reset();
    }

    private void Reset()
    {
        Forget();
        inputKey++;
    }

    private void Forget() => (file, report, saved, error) = (null, null, false, null);

    private async Task ChooseFileAsync(InputFileChangeEventArgs chosen)
    {
        Forget();
        if (chosen.File.Size > CsvTable.MaxBytes)
        {
            error = CsvTable.TooLarge();
            return;
        }

        reading = true;
        try
        {
            using var memory = new MemoryStream();
            await using (var upload = chosen.File.OpenReadStream(CsvTable.MaxBytes))
            {
                await upload.CopyToAsync(memory);
            }

            (file, fileName) = (memory.ToArray(), chosen.File.Name);
            var preview = await Task.Run(() => Import.PreviewAsync(kind!.Name, new MemoryStream(file)));
            (report, error) = (preview.Value, preview.Error);
        }
        catch (IOException)
        {
            error = new Error("import.unreadable", OrganizationsText.ImportUnreadable);
        }
        finally
        {
            reading = false;
        }
    }

    private async Task SaveAsync()
    {
        if (Saving || file is null)
        {
            return;
        }

        running = new CancellationTokenSource();
        var cancellation = running.Token;
        progress = new ImportProgress(0, report!.Counts.Rows);
        try
        {
            // Away from the page's own thread of work, so that it stays alive and can cancel.
            var told = new Progress<ImportProgress>(now => _ = InvokeAsync(() => Show(now)));
            var done = await Task.Run(() => Import.RunAsync(kind!.Name, new MemoryStream(file), told, cancellation), cancellation);
            (report, error, saved) = (done.Value ?? report, done.Error, done.Succeeded);
        }
        catch (OperationCanceledException)
        {
            Toaster.Show(OrganizationsText.ImportCancelled, Tone.Info);
        }
        finally
        {
            running?.Dispose();
            running = null;
        }
    }

    private void Show(ImportProgress now)
    {
        progress = now;
        StateHasChanged();
    }

    private Task CancelAsync() => running?.CancelAsync() ?? Task.CompletedTask;

    private Task DownloadTemplateAsync() =>
        DownloadAsync($"{kind!.Name}.csv", SetAsideFile.Write([kind.Columns.Select(c => c.Name)]));

    private Task DownloadSetAsideAsync() =>
        DownloadAsync($"{Path.GetFileNameWithoutExtension(fileName)}-{OrganizationsText.ImportSetAsideFile}.csv", SetAsideFile.Write(report!.Headers, report.SetAside));

    private async Task DownloadAsync(string name, byte[] content)
    {
        using var stream = new DotNetStreamReference(new MemoryStream(content));
        await Js.InvokeVoidAsync("bp.download", name, stream);
    }
}
