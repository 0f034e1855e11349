using System.Globalization;
using BudgetPortal.Data.Live;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Data;

public sealed class LiveSessionTests
{
    [Fact]
    public async Task What_a_page_shows_after_news_is_in_its_readers_language()
    {
        await using var portal = await TestPortal.CreateAsync();
        var heard = new TaskCompletionSource<string>();
        using var listening = ListenIn("ar-EG", portal, () => heard.TrySetResult($"{CultureInfo.CurrentCulture} {CultureInfo.CurrentUICulture}"));
        portal.As<LiveUpdates>(portal.Administrator).Publish(LiveTopic.User(portal.Administrator.Id));
        Assert.Equal("ar-EG ar-EG", await heard.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private static IDisposable ListenIn(string culture, TestPortal portal, Action changed)
    {
        var (before, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return portal.As<LiveSession>(portal.Administrator).Listen(() =>
            {
                changed();
                return Task.CompletedTask;
            });
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, words);
        }
    }
}
