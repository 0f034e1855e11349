using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Demo;

/// <summary>
/// One budget's way, told through the domain's own moves, so that nothing impossible exists: each step changes the budget and leaves the
/// history, the requests and the decisions that it leaves in daily use.
/// </summary>
internal sealed partial class BudgetStory
{
    private readonly DemoOrganization company;
    private readonly List<object> records = [];
    private readonly Dictionary<Guid, List<BudgetLine>> lines = [];
    private readonly Dictionary<Guid, ApprovalRequest> waiting = [];

    private BudgetStory(DemoOrganization company, Budget budget)
    {
        this.company = company;
        Budget = budget;
        foreach (var part in budget.Parts)
        {
            lines[part.Id] = [];
        }
    }

    public Budget Budget { get; }

    /// <summary>Everything to save.</summary>
    public IEnumerable<object> Rows => [Budget, .. lines.Values.SelectMany(l => l), .. records, .. Told()];

    public IEnumerable<(CostCenter Center, CostCenterBudget Part)> Parts =>
        Budget.Parts.Select(p => (company.Centers[p.CostCenterId], p)).OrderBy(p => p.Item1.Code, StringComparer.Ordinal);

    public static BudgetStory Declare(DemoOrganization company, BudgetTerms terms, IEnumerable<CostCenter> centers, DateOnly day, BudgetScope? scope = null)
    {
        var at = company.Days.InOffice(day, terms.Name);
        var declared = Budget.Declare(Guid.CreateVersion7(), terms, [.. centers.Select(c => c.Id)], company.ModuleOwner, at, scope);
        Require(declared);
        var story = new BudgetStory(company, declared.Value!);
        story.Note(BudgetStep.Declared, at, company.ModuleOwner);
        return story;
    }

    /// <summary>When it was approved finally; null when it was not.</summary>
    public DateTimeOffset? ApprovedAt => records.OfType<BudgetEvent>().SingleOrDefault(e => e.Step == BudgetStep.Approved)?.At;

    private DateTimeOffset Latest => records.OfType<BudgetEvent>().Max(e => e.At);

    public CostCenterBudget Part(string code) => Budget.Parts.Single(p => p.CostCenterId == company.Centers[code].Id);

    /// <summary>What a cost center's lines come to; zero when it does not take part.</summary>
    public decimal TotalOf(CostCenter center) =>
        Budget.Parts.Where(p => p.CostCenterId == center.Id).SelectMany(p => lines[p.Id]).Sum(l => l.Amount);

    /// <summary>The module owner sets the targets of those for whom there is one.</summary>
    public void SetTargets(DateOnly day, Func<CostCenter, decimal?> target)
    {
        var targets = Parts.Where(p => target(p.Center) is > 0).Select(p => new CostCenterTarget(p.Part.Id, target(p.Center)!.Value)).ToList();
        records.AddRange(targets);
        var total = Numbers.Plain(targets.Sum(t => t.Amount), Currency.Decimals(Budget.Currency));
        Note(BudgetStep.TargetsSet, company.Days.InOffice(day, Budget.Name + "targets"), company.ModuleOwner, null, $"{total} {Budget.Currency}", targets.Count);
    }

    public IReadOnlyList<BudgetLine> LinesOf(CostCenterBudget part) => lines[part.Id];

    /// <summary>Entry opens on its day.</summary>
    public void OpenEntry()
    {
        Require(Budget.OpenEntry(Budget.EntryStart));
        Note(BudgetStep.EntryOpened, company.Days.At(Budget.EntryStart, 0, 5), null);
    }

    /// <summary>People of the cost center enter its lines, some on each day up to the last, at the prices of that day.</summary>
    /// <param name="over">Days that they take, from the start of entry at the earliest.</param>
    /// <param name="by">Who enters all of them; its entry users when null.</param>
    public void Enter(CostCenterBudget part, DateOnly last, decimal share = 1, int over = 6, Guid? by = null)
    {
        var center = company.Centers[part.CostCenterId];
        var first = last.AddDays(1 - over);
        foreach (var (codeId, entry, day) in company.Lines.For(Budget, center, (first < Budget.EntryStart ? Budget.EntryStart : first, last), share))
        {
            var key = $"{Budget.Name}{center.Code}{codeId:N}";
            var user = by ?? company.Centers.Enters(center, $"{Budget.Name}{center.Code}{lines[part.Id].Count}");
            var at = company.Days.InOffice(day, key);
            var line = BudgetLine.Enter(Budget, part, codeId, entry, user, at);
            Require(line);
            lines[part.Id].Add(line.Value!);
        }

        if (lines[part.Id].MaxBy(l => l.EnteredAt) is { } latest)
        {
            part.Entered(latest.EnteredById, latest.EnteredAt);
        }
    }

    public void Submit(CostCenterBudget part, DateOnly day)
    {
        var at = After(company.Days.InOffice(day, Key(part, "submit")), part.EnteredAt);
        var user = part.EnteredById ?? company.Centers.Enters(company.Centers[part.CostCenterId], Budget.Name);
        Require(part.Submit(Budget, lines[part.Id].Count, user, at, day));
        Note(BudgetStep.Submitted, at, user, part, lines: lines[part.Id].Count);
        Ask(part, ApprovalOrigin.Submitted, at);
    }

    /// <summary>The owner attests that the cost center needs nothing; where there is no owner, a module owner does.</summary>
    public void AttestNoBudget(CostCenterBudget part, DateOnly day, string comment = "Nothing planned.")
    {
        Require(part.AttestNoBudget(Budget, lines[part.Id].Count));
        var attestedBy = company.Centers[part.CostCenterId].OwnerId ?? company.SecondModuleOwner;
        Note(BudgetStep.NoBudgetAttested, company.Days.InOffice(day, Key(part, "none")), attestedBy, part, comment);
    }

    /// <summary>The owner approves, after the changes if there are any.</summary>
    /// <param name="changes">Line, field, new value, reason.</param>
    public void Approve(
        CostCenterBudget part, DateOnly day, string comment = "", params (BudgetLine Line, LineField Field, decimal After, string Reason)[] changes)
    {
        var (approver, actingFor) = Approver(part, day);
        var at = After(company.Days.InOffice(day, Key(part, "decide")), part.SubmittedAt);
        var approval = Decision(part, approver, actingFor, ApprovalStatus.Approved, at, comment);
        foreach (var (line, field, after, reason) in changes)
        {
            var before = field == LineField.Quantity ? line.Quantity : line.UnitPrice;
            var price = new LinePrice(line.UnitPrice, line.PriceSource, line.PriceOrigin, line.PriceReason);
            var entry = field == LineField.Quantity
                ? new LineEntry(after, price, line.Justification)
                : new LineEntry(line.Quantity, new LinePrice(after, PriceSource.Manual, Reason: reason), line.Justification);
            Require(line.Change(Budget, entry, approver, at, deciding: true));
            approval.Changes.Add(new BudgetApprovalChange
            {
                ApprovalId = approval.Id, LineId = line.Id, LineName = company.NameOf(line), Field = field, Before = before, After = after, Reason = reason,
            });
        }

        Require(part.Approve(Budget));
        Note(
            changes.Length > 0 ? BudgetStep.PartApprovedWithChanges : BudgetStep.PartApproved,
            at, approver, part, comment, changes.Length > 0 ? changes.Select(c => c.Line).Distinct().Count() : null);
        Answer(part, at);
    }

    public void Reject(CostCenterBudget part, DateOnly day, string comment)
    {
        var (approver, actingFor) = Approver(part, day);
        var at = After(company.Days.InOffice(day, Key(part, "reject")), part.SubmittedAt);
        Require(part.Reject(Budget, WorkingDays.After(day, OrganizationRules.Default.CorrectionDays)));
        Decision(part, approver, actingFor, ApprovalStatus.Rejected, at, comment);
        Note(BudgetStep.PartRejected, at, approver, part, comment);
        Answer(part, at);
    }

    /// <summary>Entry ends: what has lines counts as submitted.</summary>
    public void CloseEntry(DateOnly day)
    {
        var at = company.Days.At(day, 0, 5);
        Require(Budget.CloseEntry(day));
        Note(BudgetStep.EntryClosed, at, null);
        foreach (var part in Budget.Parts.Where(p => p.State == PartState.Draft && lines[p.Id].Count > 0))
        {
            Require(part.SubmitAutomatically(Budget, lines[part.Id].Count, at, day));
            Note(BudgetStep.SubmittedAutomatically, at, null, part, lines: lines[part.Id].Count);
            Ask(part, ApprovalOrigin.EntryEnded, at);
        }
    }

    /// <summary>The last part was decided: the budget goes to the module owner.</summary>
    public void RequestFinalApproval()
    {
        var at = Latest.AddSeconds(1);
        Require(Budget.CompleteCostCenterApproval());
        Note(BudgetStep.AllPartsApproved, at, null);
        Require(Budget.RequestFinalApproval());
        Note(BudgetStep.FinalApprovalRequested, at.AddMilliseconds(1), null);
        Ask(null, ApprovalOrigin.AllPartsApproved, at);
    }

    public void ApproveFinally(DateOnly day, string comment = "") => DecideFinally(Budget.Approve(), ApprovalStatus.Approved, BudgetStep.Approved, day, comment);

    public void RejectFinally(DateOnly day, string comment) => DecideFinally(Budget.Reject(), ApprovalStatus.Rejected, BudgetStep.Rejected, day, comment);

    public void SendBack(CostCenterBudget part, DateOnly day, string comment)
    {
        var at = After(company.Days.InOffice(day, Budget.Name + "back"), Latest);
        Require(Budget.ReturnToCostCenters());
        Require(part.SendBack(Budget, WorkingDays.After(day, OrganizationRules.Default.CorrectionDays)));
        records.Add(new BudgetApproval
        {
            BudgetId = Budget.Id, ApproverType = ApproverType.BudgetModuleOwner, PartId = part.Id, ApproverId = company.ModuleOwner,
            Status = ApprovalStatus.SentBack, At = at, Comments = comment,
        });
        Note(BudgetStep.PartSentBack, at, company.ModuleOwner, part, comment);
        Answer(null, at);
        Ask(part, ApprovalOrigin.SentBack, at);
    }

    public void Activate()
    {
        Require(Budget.Activate(Budget.ActiveDate));
        Note(BudgetStep.Activated, company.Days.At(Budget.ActiveDate, 0, 5), null);
    }

    public void Expire()
    {
        var day = Budget.ExpireDate.AddDays(1);
        Require(Budget.Expire(day));
        Note(BudgetStep.Expired, company.Days.At(day, 0, 5), null);
    }

    private static void Require(Result result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The demo company tells an impossible story: {result.Error}");
        }
    }

    private static DateTimeOffset After(DateTimeOffset at, DateTimeOffset? earlier) => earlier >= at ? earlier.Value.AddMinutes(7) : at;

    private string Key(CostCenterBudget part, string step) => Budget.Name + company.Centers[part.CostCenterId].Code + step;

    private (Guid Approver, Guid? ActingFor) Approver(CostCenterBudget part, DateOnly day)
    {
        var center = company.Centers[part.CostCenterId];
        return center is { OwnerId: { } owner, DeputyOwnerId: { } deputy } && Draw.Of(Key(part, "deputy")) < 0.12
            ? (deputy, owner)
            : (company.Centers.Decider(center) ?? company.SecondModuleOwner, null);
    }

    private BudgetApproval Decision(
        CostCenterBudget part, Guid approver, Guid? actingFor, ApprovalStatus status, DateTimeOffset at, string comment)
    {
        var approval = new BudgetApproval
        {
            BudgetId = Budget.Id, ApproverType = ApproverType.CostCenterOwner, PartId = part.Id, ApproverId = approver, ActingForId = actingFor,
            Status = status, At = at, Comments = comment, OwnLines = lines[part.Id].Count(l => l.EnteredById == approver),
        };
        records.Add(approval);
        return approval;
    }

    private void DecideFinally(Result moved, ApprovalStatus status, BudgetStep step, DateOnly day, string comment)
    {
        Require(moved);
        var at = After(company.Days.InOffice(day, Budget.Name + "final"), Latest);
        records.Add(new BudgetApproval
        {
            BudgetId = Budget.Id, ApproverType = ApproverType.BudgetModuleOwner, ApproverId = company.ModuleOwner, Status = status, At = at, Comments = comment,
        });
        Note(step, at, company.ModuleOwner, null, comment);
        Answer(null, at);
    }

    private void Ask(CostCenterBudget? part, ApprovalOrigin origin, DateTimeOffset since)
    {
        var assignee = part is null ? null : company.Centers.Decider(company.Centers[part.CostCenterId]);
        var request = new ApprovalRequest(Budget.Id, part?.Id, assignee, origin, since);
        waiting[part?.Id ?? Budget.Id] = request;
        records.Add(request);
    }

    private void Answer(CostCenterBudget? part, DateTimeOffset at)
    {
        if (waiting.Remove(part?.Id ?? Budget.Id, out var request))
        {
            request.Close(at);
        }
    }

    private void Note(BudgetStep step, DateTimeOffset at, Guid? user, CostCenterBudget? part = null, string comment = "", int? lines = null) =>
        records.Add(new BudgetEvent { BudgetId = Budget.Id, PartId = part?.Id, At = at, UserId = user, Step = step, Comment = comment, Lines = lines });
}
