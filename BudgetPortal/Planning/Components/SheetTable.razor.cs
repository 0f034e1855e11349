using System.Globalization;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Components;

/// <summary>The rows of a sheet by category. A long one appears at once, and is completed while one reads its beginning.</summary>
public sealed partial class SheetTable
{
    private const int FirstRows = 60;
    private const int MoreRows = 150;

    private int rows = FirstRows;
    private bool putBack;

    [Parameter, EditorRequired]
    public SheetSession Session { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string KeptForm => $"sheet:{Session.Sheet.PartId}";

    private string Months => string.Format(
        CultureInfo.CurrentCulture, Session.Sheet.MonthCount > SeasonalProfile.Months ? "{0:MMM yy} – {1:MMM yy}" : "{0:MMM} – {1:MMM}",
        Session.Sheet.ActiveDate, Session.Sheet.ExpireDate);

    /// <summary>The categories that are drawn so far, with the lines in sight.</summary>
    private IEnumerable<(string Category, IReadOnlyList<SheetLine> Lines)> Drawn
    {
        get
        {
            var left = rows;
            foreach (var group in Session.Groups.TakeWhile(_ => left > 0))
            {
                IReadOnlyList<SheetLine> lines = Session.Folded(group.Key) ? [] : [.. group.Where(Session.Shows).Take(left)];
                left -= lines.Count;
                yield return (group.Key, lines);
            }
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (rows < Session.Lines.Count)
        {
            rows += MoreRows;
            StateHasChanged();
        }
        else if (!putBack)
        {
            putBack = true;
            Session.PutBack(await Js.LeftAsync(KeptForm));
        }
    }
}
