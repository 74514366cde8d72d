using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Whose messages one does not want to see. It is one's own affair, on every device; nobody else notices. Hidden messages keep their place, without text.</summary>
public sealed class HidingApi
{
    private readonly HttpCalls calls;

    internal HidingApi(HttpCalls calls) => this.calls = calls;

    /// <summary>Those whom one hid.</summary>
    public Task<Reply<HiddenPeople>> ListAsync(CancellationToken cancellationToken = default) =>
        calls.GetAsync<HiddenPeople>("me/hidden", cancellationToken);

    /// <summary>Hides what somebody writes, what he or she wrote before too. An open chat session reads anew what it holds.</summary>
    public Task<Reply<HiddenPeople>> HideAsync(HidePerson person, CancellationToken cancellationToken = default) =>
        calls.PostAsync<HiddenPeople>("me/hidden", person, cancellationToken);

    /// <summary>Shows it again, all that came meanwhile too.</summary>
    public Task<Reply<HiddenPeople>> ShowAsync(Guid personId, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync<HiddenPeople>($"me/hidden/{personId}", cancellationToken);
}
