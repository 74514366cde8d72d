using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Staff accounts, recoveries and facilities; and setting up an account with a one-time code, before any sign-in.</summary>
public sealed class StaffApi
{
    private readonly HttpCalls calls;

    internal StaffApi(HttpCalls calls) => this.calls = calls;

    /// <summary>Invites a staff member; the one-time code is shown once. For administrators.</summary>
    public Task<Reply<StaffInvitation>> InviteAsync(InviteStaff invite, CancellationToken cancellationToken = default) =>
        calls.PostAsync<StaffInvitation>("staff", invite, cancellationToken);

    /// <summary>A new one-time code for somebody who was invited and did not come.</summary>
    public Task<Reply<StaffInvitation>> InviteAgainAsync(Guid personId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<StaffInvitation>($"staff/{personId}/invitation", null, cancellationToken);

    /// <summary>Writes down a member of staff's rank; nobody's own. For administrators.</summary>
    public Task<Reply<Done>> SetRankAsync(Guid personId, SetRank rank, CancellationToken cancellationToken = default) =>
        calls.PutAsync<Done>($"staff/{personId}/rank", rank, cancellationToken);

    /// <summary>Adds a facility to this server.</summary>
    public Task<Reply<FacilityInvitation>> AddFacilityAsync(AddFacility facility, CancellationToken cancellationToken = default) =>
        calls.PostAsync<FacilityInvitation>("facilities", facility, cancellationToken);

    /// <summary>Recoveries that wait for a second person.</summary>
    public Task<Reply<RecoveryList>> RecoveriesAsync(CancellationToken cancellationToken = default) =>
        calls.GetAsync<RecoveryList>("recoveries", cancellationToken);

    /// <summary>Asks that a staff member gets new credentials; somebody else has to confirm.</summary>
    public Task<Reply<Recovery>> RequestRecoveryAsync(Guid personId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Recovery>($"staff/{personId}/recovery", null, cancellationToken);

    /// <summary>Confirms another person's request for a recovery; gives the one-time code.</summary>
    public Task<Reply<StaffInvitation>> ConfirmRecoveryAsync(Guid recoveryId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<StaffInvitation>($"recoveries/{recoveryId}/confirmation", null, cancellationToken);

    /// <summary>Presents a one-time code, and gets the seed for the authenticator.</summary>
    public Task<Reply<AuthenticatorSeed>> BeginEnrolmentAsync(BeginEnrolment begin, CancellationToken cancellationToken = default) =>
        calls.PostAsync<AuthenticatorSeed>("enrolment/authenticator", begin, cancellationToken);

    /// <summary>Sets password and authenticator.</summary>
    public Task<Reply<Done>> CompleteEnrolmentAsync(CompleteEnrolment complete, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>("enrolment", complete, cancellationToken);

    /// <summary>Presents the code that the server printed at its first start, and gets the seed for the authenticator.</summary>
    public Task<Reply<AuthenticatorSeed>> BeginSetUpAsync(BeginEnrolment begin, CancellationToken cancellationToken = default) =>
        calls.PostAsync<AuthenticatorSeed>("set-up/authenticator", begin, cancellationToken);

    /// <summary>Sets up the first facility and its first administrator.</summary>
    public Task<Reply<FacilityAdded>> CompleteSetUpAsync(SetUpServer setUp, CancellationToken cancellationToken = default) =>
        calls.PostAsync<FacilityAdded>("set-up", setUp, cancellationToken);

    /// <summary>The second factor of a demo staff member, on the server's own machine only.</summary>
    public Task<Reply<DemoCode>> DemoCodeAsync(string userName, CancellationToken cancellationToken = default) =>
        calls.GetAsync<DemoCode>($"demo/staff/{Uri.EscapeDataString(userName)}/code", cancellationToken);
}
