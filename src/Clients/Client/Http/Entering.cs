using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <content>Signing in and out, the notice, consent.</content>
public sealed partial class PeerConnectClient
{
    /// <summary>Signs in with number and PIN; on success the session is in use at once.</summary>
    public Task<Reply<SignedIn>> SignInAsync(ResidentSignIn signIn, CancellationToken cancellationToken = default) =>
        SignInAsync("sign-in/resident", signIn, cancellationToken);

    /// <summary>Signs in staff with password and code; on success the session is in use at once.</summary>
    public Task<Reply<SignedIn>> SignInAsync(StaffSignIn signIn, CancellationToken cancellationToken = default) =>
        SignInAsync("sign-in/staff", signIn, cancellationToken);

    /// <summary>Who is signed in, as the server knows it now.</summary>
    public Task<Reply<Me>> MeAsync(CancellationToken cancellationToken = default) => Calls.GetAsync<Me>("me", cancellationToken);

    /// <summary>In a browser: where one may sign in, whether this is an enrolled device, and who is signed in already; the session of the cookie is in use then.</summary>
    public async Task<Reply<Entrance>> EnterAsync(CancellationToken cancellationToken = default)
    {
        var reply = await Calls.GetAsync<Entrance>("entrance", cancellationToken).ConfigureAwait(false);
        if (reply.Ok is { Me: { } me, EndsAt: var end })
        {
            Credential.Set(new SignedIn(null, end ?? DateTimeOffset.MaxValue, me));
        }

        return reply;
    }

    /// <summary>In a browser: makes this the enrolled device of that token, until it is revoked.</summary>
    public Task<Reply<DeviceSelf>> KeepDeviceAsync(KeepDevice device, CancellationToken cancellationToken = default) =>
        Calls.PostAsync<DeviceSelf>("device", device, cancellationToken);

    /// <summary>Chooses the language of what the server writes to one from now on.</summary>
    public Task<Reply<Done>> ChooseLanguageAsync(ChooseLanguage chosen, CancellationToken cancellationToken = default) =>
        Calls.PutAsync<Done>("me/language", chosen, cancellationToken);

    /// <summary>Changes one's own PIN; other sessions of the person end.</summary>
    public Task<Reply<Done>> ChangePinAsync(ChangePin change, CancellationToken cancellationToken = default) =>
        Calls.PutAsync<Done>("me/pin", change, cancellationToken);

    /// <summary>Changes one's own password, as staff; other sessions of the person end.</summary>
    public Task<Reply<Done>> ChangePasswordAsync(ChangePassword change, CancellationToken cancellationToken = default) =>
        Calls.PutAsync<Done>("me/password", change, cancellationToken);

    /// <summary>Ends the session on the server, and forgets it.</summary>
    public async Task<Reply<Done>> SignOutAsync(CancellationToken cancellationToken = default)
    {
        var reply = await Calls.PostAsync<Done>("sign-out", null, cancellationToken).ConfigureAwait(false);
        if (reply.Ok is not null)
        {
            Credential.Set(null);
        }

        return reply;
    }

    /// <summary>In a browser: ends the session of its cookie where that is this person's still; anybody else's goes on, and the answer is <see cref="RefusalCode.SignInNeeded"/>.</summary>
    public async Task<Reply<Done>> SignOutAsync(Guid personId, CancellationToken cancellationToken = default)
    {
        var reply = await CallsFor(_ => personId).PostAsync<Done>("sign-out", null, cancellationToken).ConfigureAwait(false);
        if (reply.Ok is not null && Session is { } ended && ended.Me.PersonId == personId)
        {
            Credential.Forget(ended);
        }

        return reply;
    }

    /// <summary>The current notice: who may read what, in the person's language.</summary>
    public Task<Reply<NoticeText>> NoticeAsync(CancellationToken cancellationToken = default) => Calls.GetAsync<NoticeText>("notice", cancellationToken);

    /// <summary>The current notice in a language: "en" or "es".</summary>
    public Task<Reply<NoticeText>> NoticeAsync(string language, CancellationToken cancellationToken = default) =>
        Calls.GetAsync<NoticeText>(new Address("notice").With("language", language).ToString(), cancellationToken);

    /// <summary>What help there is here, in a language: "en" or "es". Nobody has to sign in for it; who has not, and is at no enrolled device, names the facility by its code.</summary>
    public Task<Reply<HelpHere>> HelpAsync(string language, string? facility = null, CancellationToken cancellationToken = default) =>
        Calls.GetAsync<HelpHere>(new Address("help").With("language", language).With("facility", facility).ToString(), cancellationToken);

    /// <summary>Takes one's consent back: nothing can be written until it is given again; reading and leaving stay.</summary>
    public Task<Reply<Done>> WithdrawConsentAsync(CancellationToken cancellationToken = default) => Calls.DeleteAsync<Done>("consent", cancellationToken);

    /// <summary>Accepts exactly the notice that was shown.</summary>
    public Task<Reply<Done>> ConsentAsync(GiveConsent consent, CancellationToken cancellationToken = default) =>
        Calls.PostAsync<Done>("consent", consent, cancellationToken);

    /// <summary>Answers a question in one's own inbox.</summary>
    public Task<Reply<Done>> AnswerAsync(AnswerQuestion answer, CancellationToken cancellationToken = default) =>
        Calls.PostAsync<Done>("me/answers", answer, cancellationToken);

    /// <summary>Says whether the supporter may know that staff came, or takes a yes back.</summary>
    public Task<Reply<AgreementGiven>> AgreeAsync(AgreeToTell answer, CancellationToken cancellationToken = default) =>
        Calls.PostAsync<AgreementGiven>("me/agreements", answer, cancellationToken);

    private async Task<Reply<SignedIn>> SignInAsync(string path, object signIn, CancellationToken cancellationToken)
    {
        var address = options.UseCookie ? path + "?cookie=true" : path;

        // Whoever the page believed to be signed in is not meant: the server ends the browser's session before this one, whose it may be.
        var reply = await CallsFor(_ => null).PostAsync<SignedIn>(address, signIn, cancellationToken).ConfigureAwait(false);
        if (reply.Ok is { } session)
        {
            Credential.Set(session);
        }

        return reply;
    }
}
