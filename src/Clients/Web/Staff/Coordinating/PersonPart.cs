using Microsoft.AspNetCore.Components;
using PeerConnect.Contracts;
using PeerConnect.Staff.Frame;

namespace PeerConnect.Staff.Coordinating;

/// <summary>A part of a person's card, with acts of its own; after each the card is read again.</summary>
public abstract class PersonPart : ActingPage
{
    [Parameter]
    [EditorRequired]
    public required PersonDetail Detail { get; set; }

    [Parameter]
    public EventCallback OnAct { get; set; }

    protected Guid PersonId => Detail.Person.PersonId;

    // The card has read it already.
    protected override Task OnInitializedAsync() => Task.CompletedTask;

    protected override Task LoadAsync() => Trouble is null ? OnAct.InvokeAsync() : Task.CompletedTask;
}
