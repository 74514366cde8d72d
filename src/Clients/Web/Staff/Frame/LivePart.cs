using Microsoft.AspNetCore.Components;
using PeerConnect.Staff.Cases;
using PeerConnect.Staff.Queue;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Staff.Frame;

/// <summary>A part of a page that is drawn anew when the feed or the open case changes, and as time goes on: it says how long is left.</summary>
public abstract class LivePart : ComponentBase, IDisposable
{
    private static readonly TimeSpan Blink = TimeSpan.FromSeconds(2);
    private PeriodicTimer? ticking;

    [CascadingParameter]
    private protected StaffWords Words { get; set; } = null!;

    [Inject]
    private protected Reading Reading { get; set; } = null!;

    [Inject]
    private protected Watching Watching { get; set; } = null!;

    [Inject]
    private protected TimeProvider Time { get; set; } = null!;

    /// <summary>Whether the feed is not heard: it is not known what waits.</summary>
    private protected bool HasNoLine => Watching.Status is { IsOnline: false, Since: var since } && Time.GetUtcNow() - since > Blink;

    /// <summary>How often it is drawn anew by itself.</summary>
    protected virtual TimeSpan DrawEvery => TimeSpan.FromSeconds(5);

    protected override void OnInitialized()
    {
        Reading.Changed += Draw;
        ticking = new PeriodicTimer(DrawEvery, Time);
        _ = TickAsync(ticking);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Reading.Changed -= Draw;
        ticking?.Dispose();
    }

    /// <summary>Before it is drawn anew by itself.</summary>
    protected virtual void Ticked()
    {
    }

    private void Draw() => _ = InvokeAsync(StateHasChanged);

    private async Task TickAsync(PeriodicTimer timer)
    {
        while (await timer.WaitForNextTickAsync())
        {
            Ticked();
            StateHasChanged();
        }
    }
}
