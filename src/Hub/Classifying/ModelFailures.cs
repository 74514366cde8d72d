using System.Globalization;

namespace PeerConnect.Hub.Classifying;

/// <summary>How often the model in force failed of late. Numbers and the kind of fault; nothing of a message.</summary>
internal sealed class ModelFailures(TimeProvider time)
{
    /// <summary>Longer than a message that the model cannot judge waits for its next try: as long as there is one, it is seen.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(2);

    private readonly Lock gate = new();
    private DateTimeOffset first;
    private DateTimeOffset latest;
    private string fault = string.Empty;
    private long times;

    /// <summary>Counts one; true where it is the first after a time without any.</summary>
    public bool Add(string kind)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            var isFirst = !IsRemembered(now);
            if (isFirst)
            {
                (first, times) = (now, 0);
            }

            (latest, fault) = (now, kind);
            times++;
            return isFirst;
        }
    }

    /// <summary>What an administrator has to know and to do; null where the model has not failed for long enough.</summary>
    public string? Sentence()
    {
        lock (gate)
        {
            return IsRemembered(time.GetUtcNow())
                ? string.Create(CultureInfo.InvariantCulture, $"The model failed {times} times since {first:yyyy-MM-dd HH:mm} UTC, last at {latest:HH:mm} UTC ({fault}). The list of words judged those messages, which finds less; each waits until the model judges it. Go back to the model before (peerconnect models back), or install the product again and restart the server.")
                : null;
        }
    }

    private bool IsRemembered(DateTimeOffset now) => times > 0 && now - latest < Remembered;
}
