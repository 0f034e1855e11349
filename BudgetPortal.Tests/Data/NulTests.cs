using BudgetPortal.Catalog;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Search;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Data;

/// <summary>If these fail, an address with the character NUL in it, which no text in PostgreSQL can hold, leads to an error page.</summary>
public sealed class NulTests
{
    [Fact]
    public async Task A_search_with_a_NUL_finds_what_it_finds_without()
    {
        await using var portal = await TestPortal.CreateAsync();
        var olga = await portal.UserAsync("Olga Owner");
        await portal.CostCenterAsync("2300", olga);
        await portal.BudgetAsync(name: "Opex next");

        Assert.Equal(olga.Id, Assert.Single((await portal.As<UserService>(portal.Administrator).ListAsync("ol\0ga", UserListFilter.All, 1)).Value!.Rows).Id);
        Assert.Single(await portal.As<BudgetListQueries>(await portal.ModuleOwnerAsync()).ListAsync(new BudgetFilter("opex\0")));
        Assert.True((await portal.As<MailService>(portal.Administrator).ListAsync(null, "\0", 1)).Succeeded);
        foreach (var source in portal.As(portal.Administrator).GetServices<ISearchSource>())
        {
            await source.FindAsync(SearchText.Of("op\0ex \0"), 5, CancellationToken.None);
        }
    }

    [Fact]
    public async Task What_is_saved_with_a_NUL_is_saved_without()
    {
        await using var portal = await TestPortal.CreateAsync();
        await portal.CategoryAsync("Cold\0 storage");
        await using var db = portal.Open();
        string[] names = ["Cold storage\0"];

        Assert.Equal("Cold storage", (await db.Set<BudgetCategory>().SingleAsync(c => names.Contains(c.Name))).Name);
    }
}
