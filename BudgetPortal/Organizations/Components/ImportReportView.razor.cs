using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Organizations.Components;

/// <summary>Shows what a file does, or did.</summary>
public sealed partial class ImportReportView
{
    [Parameter, EditorRequired]
    public ImportReport Report { get; set; } = null!;

    /// <summary>Asks for the rows that were set aside as a file.</summary>
    [Parameter]
    public EventCallback OnDownload { get; set; }

    private string? UnusedNote => Report.Unused.Count == 0
        ? null
        : Words.Format(OrganizationsText.NotTakenOver, string.Join(", ", Report.Unused));

    private static string Word(RowChange change) => change switch
    {
        RowChange.New => OrganizationsText.RowNew,
        RowChange.Changed => OrganizationsText.RowChanged,
        RowChange.Unchanged => OrganizationsText.RowUnchanged,
        RowChange.Skipped => OrganizationsText.RowSkipped,
        _ => OrganizationsText.RowSetAside,
    };

    private static StatusTone Color(RowChange change) => change switch
    {
        RowChange.New => StatusTone.Approved,
        RowChange.Changed => StatusTone.Pending,
        RowChange.SetAside => StatusTone.Rejected,
        RowChange.Skipped => StatusTone.Closed,
        _ => StatusTone.Draft,
    };
}
