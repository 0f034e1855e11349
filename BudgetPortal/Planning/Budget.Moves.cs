using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>The moves of a budget (PRODUCT 2 and 3). One that its state does not allow is refused with the reason.</summary>
public sealed partial class Budget
{
    /// <summary>Opens entry on its day, or today when it is opened by hand.</summary>
    public Result OpenEntry(DateOnly today)
    {
        if (MayOpenEntry(today) is { Succeeded: false } refusal)
        {
            return refusal;
        }

        if (EntryStart > today)
        {
            EntryStart = today;
        }

        State = BudgetState.EntryOpen;
        return Result.Success;
    }

    public Result MayOpenEntry(DateOnly today) =>
        State != BudgetState.Draft ? Illegal(PlanningText.EntryOpensFromDraft)
        : EntryEnd < today ? new Error("planning.entry_over", Words.Format(PlanningText.EntryEndPassed, EntryEnd))
        : Result.Success;

    /// <summary>Ends entry: parts with lines count as submitted, and the owners decide.</summary>
    public Result CloseEntry(DateOnly today)
    {
        if (MayCloseEntry() is { Succeeded: false } refusal)
        {
            return refusal;
        }

        if (EntryEnd > today)
        {
            EntryEnd = today;
        }

        State = BudgetState.PendingCcApproval;
        return Result.Success;
    }

    public Result MayCloseEntry() => State == BudgetState.EntryOpen ? Result.Success : Illegal(PlanningText.EntryIsNotOpen);

    /// <summary>All cost centers have approved.</summary>
    public Result CompleteCostCenterApproval()
    {
        if (State != BudgetState.PendingCcApproval || !AllPartsApproved)
        {
            return Illegal(PlanningText.PartsUndecided);
        }

        State = BudgetState.CcApproved;
        return Result.Success;
    }

    /// <summary>Hands the budget to the module owner.</summary>
    public Result RequestFinalApproval()
    {
        if (State != BudgetState.CcApproved)
        {
            return Illegal(PlanningText.PartsUndecided);
        }

        State = BudgetState.PendingFinalApproval;
        return Result.Success;
    }

    public Result Approve()
    {
        if (State != BudgetState.PendingFinalApproval)
        {
            return Illegal(PlanningText.NotAwaitingFinalApproval);
        }

        State = BudgetState.Approved;
        Revision = 1;
        return Result.Success;
    }

    public Result Reject()
    {
        if (State != BudgetState.PendingFinalApproval)
        {
            return Illegal(PlanningText.NotAwaitingFinalApproval);
        }

        State = BudgetState.Rejected;
        return Result.Success;
    }

    /// <summary>Returns to the cost centers, because one part was sent back.</summary>
    public Result ReturnToCostCenters()
    {
        if (State != BudgetState.PendingFinalApproval)
        {
            return Illegal(PlanningText.NotAwaitingFinalApproval);
        }

        State = BudgetState.PendingCcApproval;
        return Result.Success;
    }

    /// <summary>Comes into force on its active date.</summary>
    public Result Activate(DateOnly today)
    {
        if (State != BudgetState.Approved || today < ActiveDate)
        {
            return Illegal(Words.Format(PlanningText.ActivatesLater, ActiveDate));
        }

        State = BudgetState.Active;
        return Result.Success;
    }

    /// <summary>Ends on the day after its expire date.</summary>
    public Result Expire(DateOnly today)
    {
        if (State != BudgetState.Active || today <= ExpireDate)
        {
            return Illegal(Words.Format(PlanningText.ExpiresLater, ExpireDate));
        }

        State = BudgetState.Expired;
        return Result.Success;
    }

    /// <summary>A cost center that came later, or comes back, takes part. The final approver waits for it.</summary>
    /// <param name="until">Its own deadline; of no meaning for a draft, whose entry lies ahead.</param>
    public Result<CostCenterBudget> AddCostCenter(Guid costCenterId, DateOnly until, DateOnly today)
    {
        if (MayAddCostCenters() is { Error: { } refusal })
        {
            return refusal;
        }

        if (State != BudgetState.Draft && CheckDeadline(until, today) is { } wrong)
        {
            return wrong;
        }

        var part = parts.Find(p => p.CostCenterId == costCenterId);
        if (part is not null and not { State: PartState.Withdrawn })
        {
            return new Error("planning.takes_part_already", PlanningText.TakesPartAlready, nameof(CostCenterBudget.CostCenterId));
        }

        if (part is null)
        {
            parts.Add(part = new CostCenterBudget(Id, costCenterId));
        }

        part.StartAnew(State == BudgetState.Draft ? null : until);
        if (State == BudgetState.PendingFinalApproval)
        {
            State = BudgetState.PendingCcApproval;
        }

        return part;
    }

    public Result MayAddCostCenters() =>
        State is BudgetState.Draft or BudgetState.EntryOpen or BudgetState.PendingCcApproval or BudgetState.PendingFinalApproval
            ? Result.Success
            : Illegal(PlanningText.CostCentersComeUntilFinal);

    /// <summary>A finally rejected budget is entered again.</summary>
    /// <param name="entryEnd">The new last day of entry, today at the earliest and before the expire date.</param>
    /// <param name="chosen">Ids of the parts that return to draft, with their lines; the other approvals stand.</param>
    public Result Reopen(DateOnly entryEnd, IReadOnlyCollection<Guid> chosen, DateOnly today)
    {
        if (MayReopen() is { Succeeded: false } refusal)
        {
            return refusal;
        }

        if (entryEnd < today || entryEnd >= ExpireDate)
        {
            return new Error("planning.entry_end_out_of_range", Words.Format(PlanningText.ReopenEndBetween, today, ExpireDate), nameof(EntryEnd));
        }

        var returning = parts.FindAll(p => chosen.Contains(p.Id));
        if (returning.Count == 0)
        {
            return new Error("planning.no_parts_chosen", PlanningText.ChooseReopenedParts, nameof(Parts));
        }

        if (returning.Count != chosen.Count || returning.Exists(p => !p.MayReopen))
        {
            return new Error("planning.wrong_parts_chosen", PlanningText.ReopenedPartGone, nameof(Parts));
        }

        returning.ForEach(p => p.StartAnew(null));
        EntryEnd = entryEnd;
        State = BudgetState.EntryOpen;
        return Result.Success;
    }

    public Result MayReopen() => State == BudgetState.Rejected ? Result.Success : Illegal(PlanningText.OnlyRejectedReopened);

    /// <summary>Gives the budget up before it is active. A draft is deleted instead.</summary>
    public Result Cancel()
    {
        var may = MayCancel();
        if (may.Succeeded)
        {
            State = BudgetState.Cancelled;
        }

        return may;
    }

    public Result MayCancel()
    {
        if (State == BudgetState.Draft)
        {
            return Illegal(PlanningText.DraftsAreDeleted);
        }

        if (State is BudgetState.Active or BudgetState.Expired or BudgetState.Closed or BudgetState.Cancelled)
        {
            return Illegal(PlanningText.CancelOnlyBeforeActive);
        }

        return Result.Success;
    }

    /// <summary>Nobody decided until the expire date: it is cancelled on the day after.</summary>
    public Result Lapse(DateOnly today)
    {
        if (!BudgetStates.Undecided.Contains(State) || today <= ExpireDate)
        {
            return Illegal(Words.Format(PlanningText.LapsesLater, ExpireDate));
        }

        State = BudgetState.Cancelled;
        return Result.Success;
    }

    /// <summary>A proposal that changes its figures is approved: its next version comes into force.</summary>
    public Result Revise()
    {
        var may = MayBeRevised();
        if (may.Succeeded)
        {
            Revision++;
        }

        return may;
    }

    public Result MayBeRevised() =>
        BudgetStates.InForce.Contains(State) ? Result.Success : Illegal(PlanningText.OnlyApprovedRevised);

    /// <summary>Is over for good: nothing of it changes any more.</summary>
    public Result Close()
    {
        var may = MayClose();
        if (may.Succeeded)
        {
            State = BudgetState.Closed;
        }

        return may;
    }

    public Result MayClose() => State switch
    {
        BudgetState.Expired => Result.Success,
        BudgetState.Closed => Illegal(PlanningText.BudgetIsClosed),
        _ => Illegal(PlanningText.OnlyExpiredClosed),
    };

    /// <summary>Why a day cannot be a part's own deadline; null when it can.</summary>
    public Error? CheckDeadline(DateOnly until, DateOnly today) => until < today || until > ExpireDate
        ? new Error("planning.deadline_out_of_range", Words.Format(PlanningText.DeadlineBetween, today, ExpireDate), nameof(CostCenterBudget.CorrectionUntil))
        : null;
}
