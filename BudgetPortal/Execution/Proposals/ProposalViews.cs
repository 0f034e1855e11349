using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <param name="FreeYears">Those without a proposal, the earliest first; empty for who may not propose.</param>
public sealed record ProposalList(IReadOnlyList<ProposalRow> Rows, IReadOnlyList<YearChoice> FreeYears, bool MayKeep);

/// <param name="NextYear">Whether a person would choose it first: the first that has not begun.</param>
public sealed record YearChoice(Guid Id, string Name, bool NextYear);

/// <param name="Total">What its programs ask for, in <paramref name="Currency"/>, without cancelled ones.</param>
/// <param name="Approved">What of it is approved.</param>
/// <param name="Waits">Whether something of it waits for the user.</param>
public sealed record ProposalRow(
    Guid Id, string Name, string Year, DateOnly Start, ProposalState State, string Currency, decimal Total, decimal Approved, int Programs, bool Waits);

/// <summary>Where something stands, and who brought it there; times at the organization's offset.</summary>
public sealed record Standing(
    ProposalState State, string? SubmittedBy, DateTimeOffset? SubmittedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string Comment)
{
    internal static Standing Of(
        Organization organization, IReadOnlyDictionary<Guid, string> names, ProposalState state,
        (Guid? ById, DateTimeOffset? At) submitted, (Guid? ById, DateTimeOffset? At) decided, string comment)
    {
        return new Standing(state, Name(submitted.ById), Local(submitted.At), Name(decided.ById), Local(decided.At), comment);

        string? Name(Guid? id) => id is { } person ? names[person] : null;

        DateTimeOffset? Local(DateTimeOffset? at) => at is { } moment ? organization.Local(moment) : null;
    }

    /// <summary>Who brought it there and when, in a sentence; null for what nobody handed in yet.</summary>
    public string? Sentence => (State, SubmittedAt, DecidedAt) switch
    {
        (ProposalState.Submitted, { } at, _) => Words.Format(ProposalsText.SubmittedSentence, SubmittedBy, Dates.Moment(at)),
        (ProposalState.Approved, _, { } at) => Words.Format(ProposalsText.ApprovedSentence, DecidedBy, Dates.Moment(at)),
        (ProposalState.Rejected, _, { } at) => Words.Format(ProposalsText.RejectedSentence, DecidedBy, Dates.Moment(at)),
        _ => null,
    };
}

/// <param name="FreePrograms">Active ones that it does not have; empty when none can be added.</param>
/// <param name="Rights">What the user may do with it now.</param>
public sealed record ProposalView(
    Guid Id, Guid Version, string Name, string Year, string Currency, string ProposedBy, DateTimeOffset ProposedAt, Standing Standing,
    IReadOnlyList<ProgramRow> Programs, IReadOnlyList<ProgramChoice> FreePrograms, ProposalRights Rights)
{
    public ProposalState State => Standing.State;

    /// <summary>Without cancelled ones.</summary>
    public decimal Total => Programs.Where(p => p.State != ProposalState.Cancelled).Sum(p => p.Total);

    public decimal Approved => Programs.Where(p => p.State == ProposalState.Approved).Sum(p => p.Total);
}

/// <param name="Own">Whether the user could decide, had they not handed it in.</param>
public sealed record ProposalRights(bool Rename, bool Add, bool Submit, bool Cancel, bool Decide, bool Own);

public sealed record ProgramChoice(Guid Id, string Code, string Name);

/// <param name="Waits">Whether it waits for the user.</param>
/// <param name="Appropriation">Its number as people write it; null until it is approved.</param>
public sealed record ProgramRow(
    Guid Id, string Code, string Name, ProposalState State, int Items, int Justifications, decimal Total, bool Waits, string? Appropriation);

/// <param name="ObjectCodes">Those that can be chosen: the active ones, and those that its items have.</param>
/// <param name="Appropriation">Its number as people write it; null until it is approved.</param>
public sealed record ProgramView(
    Guid Id, Guid Version, Guid ProposalId, string Proposal, ProposalState ProposalState, string Year, string Currency, string Code, string Name, Standing Standing,
    IReadOnlyList<LineItemRow> Items, IReadOnlyList<JustificationRow> Justifications, IReadOnlyList<ProgramChoice> ObjectCodes, string? Appropriation,
    ProgramRights Rights)
{
    public ProposalState State => Standing.State;

    public decimal Total => Items.Sum(i => i.Amount);
}

/// <param name="Submit">Whether it is handed in by itself, as after its proposal was.</param>
/// <param name="Own">Whether the user could decide, had they not handed it in.</param>
public sealed record ProgramRights(bool Edit, bool Submit, bool Cancel, bool Decide, bool Own);

public sealed record LineItemRow(Guid Id, Guid Version, Guid ObjectCodeId, string Description, decimal Amount);

public sealed record JustificationRow(Guid Id, Guid Version, string Text, string Evidence);
