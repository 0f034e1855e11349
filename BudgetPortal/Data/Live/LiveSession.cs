using System.Globalization;
using BudgetPortal.Platform;

namespace BudgetPortal.Data.Live;

/// <summary>Lets a page that stays open know when something that concerns its user has changed. Scoped.</summary>
public sealed class LiveSession(LiveUpdates updates, CurrentUser user, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Calls at once after a change that concerns the user, and at the most four times a second, until the result is disposed; in the
    /// culture of whoever listens.
    /// </summary>
    /// <param name="changed">On any thread; a component goes through its <c>InvokeAsync</c>.</param>
    public IDisposable Listen(Func<Task> changed) =>
        Listen(actor => [LiveTopic.User(actor.UserId ?? Guid.Empty), LiveTopic.Organization(actor.OrganizationId)], changed);

    /// <summary>As <see cref="Listen(Func{Task})"/>, to other topics.</summary>
    /// <param name="topics">What somebody listens to.</param>
    public IDisposable Listen(Func<Actor, IReadOnlyList<string>> topics, Func<Task> changed) => user.Actor is { UserId: not null } actor
        ? updates.Subscribe(topics(actor), new Listener(changed, time).Heard)
        : throw new InvalidOperationException("Nobody is signed in.");

    private sealed class Listener(Func<Task> changed, TimeProvider time)
    {
        private readonly CultureInfo culture = CultureInfo.CurrentCulture;
        private readonly CultureInfo words = CultureInfo.CurrentUICulture;
        private int waiting;
        private long last;

        public void Heard()
        {
            if (Interlocked.Exchange(ref waiting, 1) == 0)
            {
                _ = TellAsync();
            }
        }

        private async Task TellAsync()
        {
            var since = last == 0 ? Pause : time.GetElapsedTime(last);
            if (since < Pause)
            {
                await Task.Delay(Pause - since, time);
            }

            last = time.GetTimestamp();
            Volatile.Write(ref waiting, 0);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
            await changed();
        }
    }
}
