using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Components;

/// <summary>What the page of an appropriation shows of it: what is unfolded, which obligations, and the step that somebody is about to make.</summary>
public sealed class SpendingDesk(AppropriationDetail detail, Func<Task> changed)
{
    private readonly HashSet<(Guid Allotment, Guid? Obligation)> open = [];

    public AppropriationDetail Detail { get; private set; } = detail;

    public ObligationChoice Choice { get; private set; }

    /// <summary>The step that somebody is about to make; null when none.</summary>
    public SpendingStep? Step { get; private set; }

    /// <summary>Decimals of amounts: those of the currency, or none when all are whole.</summary>
    public int Decimals => Detail.Allotments.SelectMany(a => new[] { a.Amount, a.Obligated, a.Paid }).Append(Detail.Row.Amount).All(a => a == decimal.Truncate(a))
        ? 0 : Currency.Decimals(Detail.Row.Currency);

    /// <summary>Begins with the quarter of today unfolded, or with an obligation that was asked for.</summary>
    public void Begin(Guid? obligationId)
    {
        foreach (var allotment in Detail.Allotments)
        {
            if (obligationId is { } id && allotment.Obligations.Any(o => o.Id == id))
            {
                open.UnionWith([(allotment.Id, null), (allotment.Id, id)]);
            }
            else if (obligationId is null && allotment.From <= Detail.Today && Detail.Today <= allotment.To)
            {
                open.Add((allotment.Id, null));
            }
        }
    }

    public void Read(AppropriationDetail read) => Detail = read;

    public bool IsOpen(Guid allotmentId, Guid? obligationId = null) => open.Contains((allotmentId, obligationId));

    public void Toggle(Guid allotmentId, Guid? obligationId = null)
    {
        if (!open.Remove((allotmentId, obligationId)))
        {
            open.Add((allotmentId, obligationId));
        }
    }

    public IEnumerable<ObligationRow> Shown(AllotmentRow allotment) => allotment.Obligations.Where(o => Choice switch
    {
        ObligationChoice.Open => o.State == ObligationState.Open,
        ObligationChoice.Paid => o.State == ObligationState.Settled,
        _ => true,
    });

    /// <summary>Shows some of the obligations, wherever they are.</summary>
    public Task ChooseAsync(ObligationChoice choice)
    {
        Choice = choice;
        open.UnionWith(choice == ObligationChoice.All ? [] : Detail.Allotments.Where(a => Shown(a).Any()).Select(a => (a.Id, (Guid?)null)));
        return changed();
    }

    /// <summary>Somebody is about to make a step; what it concerns is unfolded.</summary>
    public Task BeginAsync(SpendingMove move, AllotmentRow? allotment = null, ObligationRow? obligation = null, PaymentRow? payment = null, WorkRow? work = null)
    {
        Step = new SpendingStep(move, allotment, obligation, payment, work);
        if (allotment is not null && obligation is not null)
        {
            open.UnionWith([(allotment.Id, null), (allotment.Id, obligation.Id)]);
        }

        return changed();
    }

    public Task LeaveAsync()
    {
        Step = null;
        return changed();
    }

    /// <summary>Whether a form stands under an obligation.</summary>
    public bool Asks(SpendingMove move, AllotmentRow allotment, ObligationRow obligation) =>
        Step is { } step && step.Move == move && step.Allotment?.Id == allotment.Id && step.Obligation?.Id == obligation.Id;
}

public enum ObligationChoice
{
    All,
    Open,
    Paid,
}

public enum SpendingMove
{
    Release,
    GiveBack,
    CloseAllotment,
    Obligate,
    EndObligation,
    Pay,
    CancelPayment,
    AddWork,
    ChangeWork,
}

/// <summary>A step and what it concerns.</summary>
public sealed record SpendingStep(SpendingMove Move, AllotmentRow? Allotment, ObligationRow? Obligation, PaymentRow? Payment, WorkRow? Work);
