using Microsoft.AspNetCore.Components;
using PeerConnect.Shell.Looking;

namespace PeerConnect.Residents.Frame;

/// <summary>A part of a page that says where the focus goes once it is drawn: what was pressed may be gone, and whoever hears the page or goes by keyboard would begin again at its top.</summary>
public abstract class FocusingPart : ComponentBase
{
    private string? next;

    [Inject]
    private protected Browser Browser { get; set; } = null!;

    /// <summary>Puts the focus there after the next drawing, and scrolls there.</summary>
    /// <param name="selector">What is to have it; where it is not on the page, the focus stays.</param>
    protected void Focus(string selector) => next = selector;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (next is { } selector)
        {
            next = null;
            await Browser.FocusAsync(selector);
        }
    }
}
