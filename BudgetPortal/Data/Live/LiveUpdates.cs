namespace BudgetPortal.Data.Live;

/// <summary>Who in this process listens to what. What happened in other processes comes in by <see cref="LiveListener"/>.</summary>
public sealed class LiveUpdates(ILogger<LiveUpdates> logger)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Action>> listeners = new(StringComparer.Ordinal);

    /// <summary>Calls whenever one of the topics has changed, on any thread, until the result is disposed.</summary>
    /// <param name="changed">Must return at once.</param>
    public IDisposable Subscribe(IReadOnlyList<string> topics, Action changed)
    {
        lock (gate)
        {
            foreach (var topic in topics)
            {
                if (!listeners.TryGetValue(topic, out var those))
                {
                    listeners[topic] = those = [];
                }

                those.Add(changed);
            }
        }

        return new Subscription(() => Leave(topics, changed));
    }

    /// <summary>Tells those who listen to a topic.</summary>
    public void Publish(string topic)
    {
        lock (gate)
        {
            if (!listeners.TryGetValue(topic, out var those))
            {
                return;
            }

            Tell([.. those]);
        }
    }

    /// <summary>Tells everybody: nobody knows what happened while the database could not be heard.</summary>
    public void PublishAll()
    {
        lock (gate)
        {
            Tell([.. listeners.Values.SelectMany(l => l).Distinct()]);
        }
    }

    private void Tell(Action[] those) => _ = Task.Run(() =>
    {
        foreach (var changed in those)
        {
            try
            {
                changed();
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Somebody who listens failed");
            }
        }
    });

    private void Leave(IReadOnlyList<string> topics, Action changed)
    {
        lock (gate)
        {
            foreach (var topic in topics)
            {
                if (listeners.TryGetValue(topic, out var those) && those.Remove(changed) && those.Count == 0)
                {
                    listeners.Remove(topic);
                }
            }
        }
    }

    private sealed class Subscription(Action leave) : IDisposable
    {
        private Action? leave = leave;

        public void Dispose() => Interlocked.Exchange(ref leave, null)?.Invoke();
    }
}
