namespace BudgetPortal.Approvals;

/// <summary>How a person likes the queue: in which order what waits and what they decided stands, and what they filter it by.</summary>
public sealed record QueueHabit(QueueOrder Waiting = QueueOrder.Biggest, QueueOrder Decided = QueueOrder.Time, string Text = "")
{
    /// <summary>Under which key it is remembered.</summary>
    public const string Key = "approvals.queue";

    /// <summary>As it is remembered; null when it is as everybody's.</summary>
    public string? Remembered => this == new QueueHabit() ? null : $"{Waiting} {Decided} {Text}";

    /// <summary>Reads what was remembered; what cannot be read is as everybody's.</summary>
    public static QueueHabit Read(string? remembered) =>
        remembered?.Split(' ', 3) is [var waiting, var decided, var text] && Enum.TryParse(waiting, out QueueOrder w) && Enum.TryParse(decided, out QueueOrder d)
            ? new QueueHabit(w, d, text) : new QueueHabit();

    public QueueOrder OrderOf(QueueTab tab) => tab == QueueTab.DecidedByMe ? Decided : Waiting;

    public QueueHabit With(QueueTab tab, QueueOrder order) => tab == QueueTab.DecidedByMe ? this with { Decided = order } : this with { Waiting = order };
}
