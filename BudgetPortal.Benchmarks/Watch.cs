using Microsoft.Playwright;

namespace BudgetPortal.Benchmarks;

/// <summary>A page in Chromium whose times are taken by its own clock, and whose circuit is weighed.</summary>
internal sealed class Watch
{
    private const string Script =
        """
        window.bench = {
          painted: () => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now())))),
          until: holds => new Promise((done, fail) => {
            const late = setTimeout(() => { observer.disconnect(); fail(new Error(`${location}: it never came about that ${holds}. ${document.body.innerText.slice(0, 500)}`)); }, 60000);
            const check = () => { if (holds()) { clearTimeout(late); observer.disconnect(); bench.painted().then(done); } };
            const observer = new MutationObserver(check);
            observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
            check();
          }),
          shown: (selector, count) => bench.until(() => document.querySelectorAll(selector).length >= count),
          // From the Enter key to the other amount, and to the word that it is saved.
          committed: (cell, amount, saved) => {
            let pressed = 0;
            const before = amount().textContent;
            cell.addEventListener("keydown", event => { if (event.key === "Enter") pressed = performance.now(); }, { capture: true });
            return bench.until(() => pressed && amount().textContent !== before && saved()).then(at => at - pressed);
          },
        };
        """;

    private readonly QueryCounter queries;
    private long received;

    private Watch(IPage page, QueryCounter queries)
    {
        (Page, this.queries) = (page, queries);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Interlocked.Add(ref received, frame.Binary?.Length ?? frame.Text?.Length ?? 0);
    }

    public IPage Page { get; }

    public static async Task<Watch> OnAsync(IPage page, QueryCounter queries)
    {
        await page.AddInitScriptAsync(Script);
        return new Watch(page, queries);
    }

    /// <summary>Opens an address as if it were typed, until so many elements are painted.</summary>
    public Task<Measured> LoadAsync(string address, string selector, int count) => TakeAsync(async () =>
    {
        await Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        return await Page.EvaluateAsync<double>("([selector, count]) => bench.shown(selector, count)", new object[] { selector, count });
    });

    /// <summary>Follows a link inside the application, from its start page.</summary>
    public async Task<Measured> FollowAsync(string address, string selector, int count)
    {
        await Page.EvaluateAsync("() => { Blazor.navigateTo('/'); return bench.until(() => location.pathname === '/' && document.querySelector('h1')); }");
        await Page.EvaluateAsync("selector => bench.until(() => !document.querySelector(selector))", selector);
        return await TakeAsync(() => Page.EvaluateAsync<double>(
            "([address, selector, count]) => { const from = performance.now(); Blazor.navigateTo(address); return bench.shown(selector, count).then(at => at - from); }",
            new object[] { address, selector, count }));
    }

    /// <summary>What the action costs; it gives its milliseconds.</summary>
    public async Task<Measured> TakeAsync(Func<Task<double>> action)
    {
        var (bytes, commands) = (Interlocked.Read(ref received), queries.Count);
        var milliseconds = await action();
        return new Measured(milliseconds, queries.Count - commands, Interlocked.Read(ref received) - bytes);
    }
}
