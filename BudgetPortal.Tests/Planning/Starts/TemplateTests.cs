using BudgetPortal.Planning;
using BudgetPortal.Planning.Starts;
using BudgetPortal.Platform;
using Xunit;

namespace BudgetPortal.Tests.Planning.Starts;

/// <summary>Without these, templates would show what is not theirs, or be changed by those who may not.</summary>
public sealed class TemplateTests : StartWorld
{
    [Fact]
    public async Task A_sheet_is_kept_as_it_is_and_starts_others_of_its_type()
    {
        await AddedAsync(Gloves, 10, 8.5m, "Frame contract", "Shifts");
        await AddedAsync(Paper, 1, 1000, "Fee", isLumpSum: true);
        var id = await SavedAsync(new TemplateTerms("Standard office", "For every office", IsShared: true));
        await NextYearAsync();
        var row = Done(await Portal.As<TemplateQueries>(Emil).AllAsync()).Single();
        Assert.Equal((2, 1085m, "EUR", true, true), (row.Lines, row.Total, row.Currency, row.IsMine, row.MayChange));
        Assert.Equal(id, Done(await Portal.As<StartQueries>(Tomas).SourcesAsync(NextPartId)).Templates.Single().Id);

        var preview = await ShownAsync(Ask(id, 10, UpliftOn.Price), Tomas);
        Assert.Equal((9.35m, "Price of the template Standard office plus 10 %", "Shifts"), (
            Row(preview, "GLOVE").Becomes!.UnitPrice, Row(preview, "GLOVE").Becomes!.PriceReason, Row(preview, "GLOVE").Becomes!.Justification));
        Assert.Equal(2, Done(await TakeAsync(preview, Tomas)).Added);
        var capex = await Portal.BudgetAsync(type: BudgetType.Capex, costCenters: [Center]);
        Assert.Equal("planning.not_found", (await PreviewAsync(Ask(id), partId: (await Portal.PartAsync(capex, Center)).Id)).Error!.Code);
    }

    [Fact]
    public async Task Prices_of_another_currency_are_not_taken()
    {
        await AddedAsync(Gloves, 10);
        await AddedAsync(await Portal.ItemAsync("FEE"), 1, 1000, "Fee", isLumpSum: true);
        var id = await SavedAsync(new TemplateTerms("Office"));
        await NextYearAsync("USD");
        await Portal.RateAsync("EUR", "USD", Portal.Today.AddDays(-60), 2);
        var preview = await ShownAsync(Ask(id));
        Assert.Equal(18, Row(preview, "GLOVE").Becomes!.UnitPrice);
        Assert.Equal((StartRowKind.Wrong, "This amount is in EUR. Enter it by hand."), (Row(preview, "FEE").Kind, Row(preview, "FEE").Note));
        Assert.All((await ShownAsync(Ask(id, 3, UpliftOn.Price))).Rows, r => Assert.Equal(StartRowKind.Wrong, r.Kind));
    }

    [Fact]
    public async Task Another_persons_private_template_and_another_companys_do_not_exist()
    {
        await AddedAsync(Gloves, 10);
        var id = await SavedAsync(new TemplateTerms("Mine"));
        await NextYearAsync();
        await IsUnknownToAsync(Tomas, id);
        await IsUnknownToAsync(await Portal.ModuleOwnerAsync(), id);

        var other = await Portal.AnotherCompanyAsync();
        var stranger = await other.UserAsync("Stella Stranger", DefaultRoles.BudgetModuleOwner);
        var mine = Done(await Portal.As<TemplateQueries>(Emil).AllAsync()).Single();
        Made(await Portal.As<TemplateService>(Emil).ChangeAsync(id, mine.Version, new TemplateTerms("Ours", IsShared: true)));
        Assert.Empty(Done(await other.As<TemplateQueries>(stranger).AllAsync()));
        Assert.Equal("planning.not_found", (await other.As<TemplateService>(stranger).DeleteAsync(id)).Error!.Code);
        Assert.Single(Done(await Portal.As<TemplateQueries>(Tomas).AllAsync()));
    }

    [Fact]
    public async Task A_shared_one_is_changed_by_its_owner_and_by_who_keeps_them_all()
    {
        await AddedAsync(Gloves, 10);
        var id = await SavedAsync(new TemplateTerms("Ours", IsShared: true));
        var seen = Done(await Portal.As<TemplateQueries>(Tomas).AllAsync()).Single();
        Assert.False(seen.MayChange);
        Assert.Equal("starts.not_your_template", (await Portal.As<TemplateService>(Tomas).ChangeAsync(id, seen.Version, seen.Terms)).Error!.Code);
        Assert.Equal("starts.not_your_template", (await Portal.As<TemplateService>(Tomas).DeleteAsync(id)).Error!.Code);

        var mira = await Portal.ModuleOwnerAsync();
        Made(await Portal.As<TemplateService>(mira).ChangeAsync(id, seen.Version, seen.Terms with { Name = "Everybody’s" }));
        Assert.Equal("data.conflict", (await Portal.As<TemplateService>(Emil).ChangeAsync(id, seen.Version, seen.Terms)).Error!.Code);
        Made(await Portal.As<TemplateService>(mira).DeleteAsync(id));
        Assert.Empty(Done(await Portal.As<TemplateQueries>(Emil).AllAsync()));
        Made(await Portal.As<TemplateService>(mira).RestoreAsync(id));
        Assert.Equal("Everybody’s", Done(await Portal.As<TemplateQueries>(Emil).AllAsync()).Single().Terms.Name);
    }

    [Fact]
    public async Task A_deleted_template_starts_nothing_even_when_it_was_shown()
    {
        await AddedAsync(Gloves, 10);
        var id = await SavedAsync(new TemplateTerms("Mine"));
        await NextYearAsync();
        var preview = await ShownAsync(Ask(id));
        Made(await Portal.As<TemplateService>(Emil).DeleteAsync(id));
        Assert.Equal("planning.not_found", (await TakeAsync(preview)).Error!.Code);
        Assert.Empty((await SheetAsync()).Lines);
    }

    [Fact]
    public async Task What_is_typed_wrong_is_told_at_its_field_and_saving_twice_saves_once()
    {
        var templates = Portal.As<TemplateService>(Emil);
        Assert.Equal("starts.template_empty", (await templates.SaveAsync(Guid.CreateVersion7(), PartId, new TemplateTerms("Empty"))).Error!.Code);
        await AddedAsync(Gloves, 10);
        var id = await SavedAsync(new TemplateTerms("Mine"));
        Made(await Portal.As<TemplateService>(Emil).SaveAsync(id, PartId, new TemplateTerms("Mine")));
        Assert.Single(Done(await Portal.As<TemplateQueries>(Emil).AllAsync()));
        var taken = await Portal.As<TemplateService>(Emil).SaveAsync(Guid.CreateVersion7(), PartId, new TemplateTerms(" Mine "));
        Assert.Equal(("starts.name_taken", "Name"), (taken.Error!.Code, taken.Error.Field));
        Assert.Equal("planning.name_required", (await templates.SaveAsync(Guid.CreateVersion7(), PartId, new TemplateTerms(" "))).Error!.Code);
        Assert.Equal("planning.not_found", (await Portal.As<TemplateService>(await Portal.UserAsync("Stella Stranger")).SaveAsync(Guid.CreateVersion7(), PartId, new TemplateTerms("Theirs"))).Error!.Code);
    }

    private static StartAsk Ask(Guid id, decimal percent = 0, UpliftOn on = UpliftOn.Quantity) => new(new StartSource(StartKind.Template, id), on, Uplifts.Same(percent));

    private static void Made(Result result) => Assert.True(result.Succeeded, result.Error?.ToString());

    private async Task<Guid> SavedAsync(TemplateTerms terms)
    {
        var id = Guid.CreateVersion7();
        Made(await Portal.As<TemplateService>(Emil).SaveAsync(id, PartId, terms));
        return id;
    }

    private async Task IsUnknownToAsync(User reader, Guid id)
    {
        Assert.Empty(Done(await Portal.As<TemplateQueries>(reader).AllAsync()));
        Assert.Equal("planning.not_found", (await Portal.As<TemplateService>(reader).DeleteAsync(id)).Error!.Code);
        Assert.Equal("planning.not_found", (await Portal.As<TemplateService>(reader).ChangeAsync(id, Guid.Empty, new TemplateTerms("Theirs"))).Error!.Code);
        if (reader == Tomas)
        {
            Assert.Equal("planning.not_found", (await PreviewAsync(Ask(id), reader)).Error!.Code);
        }
    }
}
