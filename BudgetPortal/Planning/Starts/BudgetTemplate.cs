using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Starts;

/// <summary>A sheet that somebody kept to start other sheets from. It stays as it was saved, whatever becomes of the sheet.</summary>
public sealed class BudgetTemplate : IOwned, IVersioned
{
    public const int NameLength = 80;

    public const int DescriptionLength = 400;

    private readonly List<BudgetTemplateLine> lines = [];

    private BudgetTemplate()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public string Name { get; private set; } = string.Empty;

    public string Description { get; private set; } = string.Empty;

    /// <summary>It starts sheets of budgets of this type only.</summary>
    public BudgetType Type { get; private set; }

    /// <summary>Of the prices.</summary>
    public string Currency { get; private set; } = string.Empty;

    /// <summary>The first day of the first month over which its lines are spread.</summary>
    public DateOnly FirstMonth { get; private set; }

    public int MonthCount { get; private set; }

    /// <summary>Who saved it.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>Whether everybody of the organization may use it, or only its owner.</summary>
    public bool IsShared { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Since when it cannot be used any more; null while it can.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public IReadOnlyList<BudgetTemplateLine> Lines => lines;

    public Guid Version { get; set; }

    /// <summary>Keeps the lines of a sheet.</summary>
    /// <param name="id">Given by who asks, so that a repeated request is recognized.</param>
    /// <param name="sheet">Its lines in their order.</param>
    public static Result<BudgetTemplate> Save(Guid id, TemplateTerms terms, Budget budget, IReadOnlyList<BudgetLine> sheet, Guid ownerId, DateTimeOffset at)
    {
        if (sheet.Count == 0)
        {
            return new Error("starts.template_empty", StartsText.TemplateEmpty);
        }

        var template = new BudgetTemplate
        {
            Id = id, Type = budget.Type, Currency = budget.Currency, OwnerId = ownerId, SavedAt = at, MonthCount = budget.MonthCount,
            FirstMonth = new DateOnly(budget.ActiveDate.Year, budget.ActiveDate.Month, 1),
        };
        template.lines.AddRange(sheet.Select((line, place) => new BudgetTemplateLine(id, place, line)));
        return template.Change(terms) is { Succeeded: false } refusal ? Result<BudgetTemplate>.Failed(refusal.Errors) : template;
    }

    public Result Change(TemplateTerms terms)
    {
        if (terms.Check() is { Count: > 0 } errors)
        {
            return Result.Failed(errors);
        }

        (Name, Description, IsShared) = (terms.Name.Trim(), terms.Description.Trim(), terms.IsShared);
        return Result.Success;
    }

    /// <summary>Takes it out of use, or back into it; sheets that were started from it keep their lines.</summary>
    /// <param name="at">Null takes it back into use.</param>
    public void Remove(DateTimeOffset? at) => RemovedAt = at;
}

/// <summary>A line of a template.</summary>
public sealed class BudgetTemplateLine : IOwned
{
    private BudgetTemplateLine()
    {
    }

    internal BudgetTemplateLine(Guid templateId, int place, BudgetLine line)
    {
        (Id, TemplateId, Place) = (Guid.CreateVersion7(), templateId, place);
        (ItemId, ProductId, Quantity, UnitPrice, PriceReason) = (line.ItemId, line.ProductId, line.Quantity, line.UnitPrice, line.PriceReason);
        (IsLumpSum, Justification, SpreadKind) = (line.IsLumpSum, line.Justification, line.SpreadKind);
        (BuildUp, WasLumpSum) = (line.IsBuiltUp ? line.BuildUp : null, line.WasLumpSum);
        (SpreadWeights, SpreadProfileId, SpreadProfileName) = ([.. line.SpreadWeights], line.SpreadProfileId, line.SpreadProfileName);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid TemplateId { get; private set; }

    /// <summary>From zero, in the order of the sheet.</summary>
    public int Place { get; private set; }

    /// <summary>Set except in a template of a revenue budget.</summary>
    public Guid? ItemId { get; private set; }

    /// <summary>Set in a template of a revenue budget only.</summary>
    public Guid? ProductId { get; private set; }

    public decimal Quantity { get; private set; }

    /// <summary>In the template's currency, as it was when it was saved.</summary>
    public decimal UnitPrice { get; private set; }

    public string PriceReason { get; private set; } = string.Empty;

    public bool IsLumpSum { get; private set; }

    /// <summary>Rows that built it up; null for a line with figures of its own.</summary>
    public BuildUp? BuildUp { get; private set; }

    /// <summary>See <see cref="BudgetLine.WasLumpSum"/>.</summary>
    public bool WasLumpSum { get; private set; }

    public string Justification { get; private set; } = string.Empty;

    public SpreadKind SpreadKind { get; private set; }

    public decimal[] SpreadWeights { get; private set; } = [];

    public Guid? SpreadProfileId { get; private set; }

    public string SpreadProfileName { get; private set; } = string.Empty;

    public LineSpread Spread => new(SpreadKind, SpreadWeights, SpreadProfileId, SpreadProfileName);
}

/// <summary>How a template is called and who may use it.</summary>
public sealed record TemplateTerms(string Name, string Description = "", bool IsShared = false)
{
    /// <summary>Every rule that is broken, each at its field.</summary>
    public IReadOnlyList<Error> Check()
    {
        var errors = new List<Error>();
        if (string.IsNullOrWhiteSpace(Name))
        {
            errors.Add(new Error("planning.name_required", PlanningText.NameRequired, nameof(Name)));
        }
        else if (Name.Trim().Length > BudgetTemplate.NameLength)
        {
            errors.Add(new Error("planning.name_too_long", Words.Format(PlanningText.TooLong, BudgetTemplate.NameLength), nameof(Name)));
        }

        if (Description.Trim().Length > BudgetTemplate.DescriptionLength)
        {
            errors.Add(new Error("starts.description_too_long", Words.Format(PlanningText.TooLong, BudgetTemplate.DescriptionLength), nameof(Description)));
        }

        return errors;
    }
}
