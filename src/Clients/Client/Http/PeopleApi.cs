using System.Net.Http.Headers;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>People, roles, housing units, programmes and devices of one's facility. For coordinators; administrators see and suspend.</summary>
public sealed class PeopleApi
{
    private readonly HttpCalls calls;

    internal PeopleApi(HttpCalls calls) => this.calls = calls;

    /// <summary>One page of people by number.</summary>
    /// <param name="text">Part of a number or name, or null for all.</param>
    /// <param name="after">The last number of the page before.</param>
    /// <param name="type">Only these.</param>
    /// <param name="pin">Only those of whom this is so, and who take part.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<Reply<PeoplePage>> SearchAsync(
        string? text = null, string? after = null, PersonType? type = null, PinState? pin = null, CancellationToken cancellationToken = default) =>
        calls.GetAsync<PeoplePage>(
            new Address("people").With("text", text).With("after", after).With("type", type?.ToString()).With("pin", pin?.ToString()).ToString(), cancellationToken);

    /// <summary>Everything on one person.</summary>
    public Task<Reply<PersonDetail>> GetAsync(Guid personId, CancellationToken cancellationToken = default) =>
        calls.GetAsync<PersonDetail>($"people/{personId}", cancellationToken);

    /// <summary>Records a resident or a released supporter.</summary>
    public Task<Reply<NewRecord>> AddAsync(AddResident resident, CancellationToken cancellationToken = default) =>
        calls.PostAsync<NewRecord>("residents", resident, cancellationToken);

    /// <summary>Gives a first PIN, shown once.</summary>
    public Task<Reply<FirstPin>> GivePinAsync(Guid personId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<FirstPin>($"people/{personId}/pin", null, cancellationToken);

    /// <summary>Makes first PINs for everybody in custody in a housing unit who has none; they are shown once, and replace none.</summary>
    public Task<Reply<UnitFirstPins>> GivePinsAsync(Guid unitId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<UnitFirstPins>($"units/{unitId}/pins", null, cancellationToken);

    /// <summary>Closes sign-in and every conversation until lifted.</summary>
    public Task<Reply<Done>> SuspendAsync(Guid personId, CancellationToken cancellationToken = default) =>
        calls.PutAsync<Done>($"people/{personId}/suspension", null, cancellationToken);

    /// <summary>Lifts a suspension.</summary>
    public Task<Reply<Done>> LiftSuspensionAsync(Guid personId, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync<Done>($"people/{personId}/suspension", cancellationToken);

    /// <summary>Ends every session of a person.</summary>
    public Task<Reply<Done>> EndSessionsAsync(Guid personId, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync<Done>($"people/{personId}/sessions", cancellationToken);

    /// <summary>Gives a role.</summary>
    public Task<Reply<Done>> GrantAsync(Guid personId, Role role, GrantRole grant, CancellationToken cancellationToken = default) =>
        calls.PutAsync<Done>($"people/{personId}/roles/{role}", grant, cancellationToken);

    /// <summary>Takes a role away.</summary>
    public Task<Reply<Done>> RevokeAsync(Guid personId, Role role, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync<Done>($"people/{personId}/roles/{role}", cancellationToken);

    /// <summary>Records where a person lives.</summary>
    public Task<Reply<Done>> HouseAsync(Guid personId, Housing housing, CancellationToken cancellationToken = default) =>
        calls.PutAsync<Done>($"people/{personId}/housing", housing, cancellationToken);

    /// <summary>Certifies a peer supporter.</summary>
    public Task<Reply<NewRecord>> CertifyAsync(Guid personId, Certify certify, CancellationToken cancellationToken = default) =>
        calls.PostAsync<NewRecord>($"people/{personId}/certifications", certify, cancellationToken);

    /// <summary>Withdraws a certification.</summary>
    public Task<Reply<Done>> WithdrawCertificationAsync(Guid personId, Guid certificationId, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync<Done>($"people/{personId}/certifications/{certificationId}", cancellationToken);

    /// <summary>Records kin or a reporting line.</summary>
    public Task<Reply<Done>> RelateAsync(Guid personId, Relation relation, CancellationToken cancellationToken = default) =>
        calls.PutAsync<Done>($"people/{personId}/relations", relation, cancellationToken);

    /// <summary>Takes a recorded relation back.</summary>
    public Task<Reply<Done>> UnrelateAsync(Guid personId, Relation relation, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"people/{personId}/relations/removal", relation, cancellationToken);

    /// <summary>All housing units.</summary>
    public Task<Reply<UnitList>> UnitsAsync(CancellationToken cancellationToken = default) => calls.GetAsync<UnitList>("units", cancellationToken);

    /// <summary>Adds a housing unit.</summary>
    public Task<Reply<NewRecord>> AddUnitAsync(SaveUnit unit, CancellationToken cancellationToken = default) =>
        calls.PostAsync<NewRecord>("units", unit, cancellationToken);

    /// <summary>All programmes that conversations can belong to.</summary>
    public Task<Reply<ProgrammeList>> ProgrammesAsync(CancellationToken cancellationToken = default) => calls.GetAsync<ProgrammeList>("programmes", cancellationToken);

    /// <summary>Adds a programme.</summary>
    public Task<Reply<NewRecord>> AddProgrammeAsync(SaveProgramme programme, CancellationToken cancellationToken = default) =>
        calls.PostAsync<NewRecord>("programmes", programme, cancellationToken);

    /// <summary>Gives a programme another code and name; whatever belongs to it goes on doing so.</summary>
    public Task<Reply<NewRecord>> ChangeProgrammeAsync(Guid programmeId, SaveProgramme programme, CancellationToken cancellationToken = default) =>
        calls.PutAsync<NewRecord>($"programmes/{programmeId}", programme, cancellationToken);

    /// <summary>Removes a programme that no policy names and no conversation belongs to; what was written in it keeps it.</summary>
    public Task<Reply<Done>> RemoveProgrammeAsync(Guid programmeId, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync<Done>($"programmes/{programmeId}", cancellationToken);

    /// <summary>All devices, revoked ones too.</summary>
    public Task<Reply<DeviceList>> DevicesAsync(CancellationToken cancellationToken = default) => calls.GetAsync<DeviceList>("devices", cancellationToken);

    /// <summary>Enrols a kiosk or tablet; its token is shown once.</summary>
    public Task<Reply<DeviceEnrolled>> EnrolDeviceAsync(EnrolDevice device, CancellationToken cancellationToken = default) =>
        calls.PostAsync<DeviceEnrolled>("devices", device, cancellationToken);

    /// <summary>Revokes a device.</summary>
    public Task<Reply<Done>> RevokeDeviceAsync(Guid deviceId, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync<Done>($"devices/{deviceId}", cancellationToken);

    /// <summary>Imports people from CSV. Faults come in the report, each with its line; then nothing is written.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="dryRun">Only says what it would do.</param>
    /// <param name="language">In which language the faults are told: "en" or "es".</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<Reply<ImportReport>> ImportPeopleAsync(Stream csv, bool dryRun, string language = "en", CancellationToken cancellationToken = default) =>
        ImportAsync("people", csv, dryRun, language, cancellationToken);

    /// <summary>Imports housing units from CSV, as <see cref="ImportPeopleAsync"/>.</summary>
    public Task<Reply<ImportReport>> ImportUnitsAsync(Stream csv, bool dryRun, string language = "en", CancellationToken cancellationToken = default) =>
        ImportAsync("units", csv, dryRun, language, cancellationToken);

    private async Task<Reply<ImportReport>> ImportAsync(string what, Stream csv, bool dryRun, string language, CancellationToken cancellationToken)
    {
        using var content = new StreamContent(csv);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return await calls.Within(HttpCalls.Long).AskAsync<ImportReport>(HttpMethod.Post, $"imports/{what}?dryRun={(dryRun ? "true" : "false")}&language={Uri.EscapeDataString(language)}", content, cancellationToken)
            .ConfigureAwait(false);
    }
}
