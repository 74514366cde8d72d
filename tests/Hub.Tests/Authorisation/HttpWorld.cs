using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Authorisation;

/// <summary>What the server answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">The body; empty for an opened connection.</param>
/// <param name="Said">"Ok", the refusal's code, or the status where there is neither.</param>
internal sealed record HttpAnswer(HttpStatusCode Status, string Text, string Said);

/// <summary>One server with two facilities, a person for each role in both, and a scene for each cell that changes something.</summary>
public class HttpWorld : IAsyncLifetime
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();
    private readonly Dictionary<Role, SeededPerson> ours = [];
    private readonly Dictionary<Role, SeededPerson> theirs = [];
    private readonly Dictionary<(string Endpoint, Role Role), SeededPerson> selves = [];
    private readonly Dictionary<(string State, Role Role), SeededPerson> shutOut = [];
    private readonly Dictionary<(string Endpoint, string Cell), HttpScene> scenes = [];
    private SeededHub hub = null!;
    private HttpClient http = null!;

    internal const string Suspended = "suspended";
    internal const string SignedOut = "signed out";
    internal const string OwnPath = "own path";

    /// <summary>All endpoints but the files of the browser apps.</summary>
    internal IReadOnlyList<Endpoint> Endpoints => [.. hub.Service<EndpointDataSource>().Endpoints.Except(Files)];

    /// <summary>The files of the browser apps.</summary>
    internal IReadOnlyList<Endpoint> Files => [.. hub.Service<EndpointDataSource>().Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)];

    internal Uri Address => hub.Address;

    internal HttpAnswer UnknownRoute { get; private set; } = null!;

    /// <summary>Of the facility that the scenes of the denials belong to; a person of its own where the call is about the caller.</summary>
    internal SeededPerson Ours(HttpRow row, Role role) => row.Who == HttpRow.SignedIn ? selves[(row.Endpoint, role)] : ours[role];

    internal SeededPerson Theirs(Role role) => theirs[role];

    /// <summary>Signed in at the other facility, after a transfer from here: the same id at both.</summary>
    internal SeededPerson Transferred { get; private set; } = null!;

    internal SeededPerson ShutOut(string state, Role role) => shutOut[(state, role)];

    internal HttpScene Scene(string endpoint, string cell) => scenes[(endpoint, cell)];

    /// <summary>The rows that have scenes of their own: a cell that changes something must leave alone what another cell looks at.</summary>
    private protected virtual IEnumerable<HttpRow> ScenesOf => HttpRow.All;

    /// <summary>Names of things that are not there.</summary>
    internal HttpScene Nothing => scenes.Values.First().Unknown();

    /// <summary>All ids of one facility's scenes, and its own.</summary>
    internal IEnumerable<string> IdsOf(Guid facilityId) => scenes
        .Where(scene => scene.Value.FacilityId == facilityId)
        .SelectMany(scene => scene.Value.Ids)
        .Append(facilityId)
        .Select(id => id.ToString());

    public async ValueTask InitializeAsync()
    {
        hub = await SeededHub.StartAsync(SeedAsync, settings: ["SignIn:HashMemoryMiB=8", "SignIn:HashPasses=1"]);
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = hub.Address, Timeout = TestServer.Patience };
        UnknownRoute = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/nothing"), ours[Role.Resident].Token);
        foreach (var ((state, role), person) in shutOut)
        {
            Assert.Equal("Ok", (await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/me"), person.Token)).Said);
            var end = state == SignedOut
                ? await SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/sign-out"), person.Token)
                : await SendAsync(
                    new HttpRequestMessage(HttpMethod.Put, $"/api/v1/people/{person.Key.PersonId}/suspension"),
                    ours[role is Role.Resident or Role.PeerSupporter ? Role.Coordinator : Role.Administrator].Token);
            Assert.Equal("Ok", end.Said);
        }
    }

    internal Task<HttpAnswer> SendAsync(HttpRow row, string? token, HttpScene scene) => SendAsync(row.Request(scene, scene), token);

    internal async Task<HttpAnswer> SendAsync(HttpRequestMessage request, string? token)
    {
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using (request)
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (response.StatusCode == HttpStatusCode.SwitchingProtocols)
            {
                return new HttpAnswer(response.StatusCode, "", "Ok");
            }

            var text = await response.Content.ReadAsStringAsync().WaitAsync(TestServer.Patience);
            return new HttpAnswer(response.StatusCode, text, response.IsSuccessStatusCode ? "Ok" : Code(text) ?? response.StatusCode.ToString());
        }
    }

    /// <summary>How much there is, and all that is stored of the scene's own things.</summary>
    internal string Snapshot(HttpScene scene)
    {
        using var db = hub.Service<Store>().Read();
        var ids = scene.Ids;
        var nullable = ids.Select(id => (Guid?)id).ToList();
        object[] stored =
        [
            db.People.Count(), db.Memberships.Count(), db.Cases.Count(), db.Separations.Count(), db.Devices.Count(), db.Units.Count(), db.Programmes.Count(), db.Roles.Count(),
            db.Certifications.Count(), db.Relations.Count(), db.ApprovalRequests.Count(), db.ApprovalDecisions.Count(), db.Conversations.Count(),
            db.Recoveries.Count(), db.Users.Count(), db.CaseEvents.Count(), db.Entries.Count(),
            db.People.Where(row => ids.Contains(row.PersonId)).ToList(),
            db.Users.Where(row => ids.Contains(row.Id)).ToList(),
            db.Roles.Where(row => ids.Contains(row.PersonId)).ToList(),
            db.Certifications.Where(row => ids.Contains(row.PersonId)).ToList(),
            db.Units.Where(row => ids.Contains(row.UnitId)).ToList(),
            db.Programmes.Where(row => ids.Contains(row.ProgrammeId)).ToList(),
            db.Devices.Where(row => ids.Contains(row.DeviceId)).ToList(),
            db.Conversations.Where(row => ids.Contains(row.ConversationId)).ToList(),
            db.Memberships.Where(row => ids.Contains(row.ConversationId)).ToList(),
            db.ApprovalRequests.Where(row => ids.Contains(row.RequestId)).ToList(),
            db.Separations.Where(row => ids.Contains(row.SeparationId)).ToList(),
            db.LegalHolds.Count(), db.LegalHolds.Where(row => ids.Contains(row.HoldId)).ToList(),
            db.Cases.Where(row => ids.Contains(row.CaseId)).ToList(),
            db.HeldMessages.Where(row => ids.Contains(row.EntryId)).ToList(),
            db.HeldActs.Count(row => ids.Contains(row.EntryId)),
            db.BreakGlass.Where(row => ids.Contains(row.CaseId)).ToList(),
            db.CaseExports.Where(row => ids.Contains(row.CaseId)).ToList(),
            db.CaseReferrals.Where(row => ids.Contains(row.CaseId)).ToList(),
            db.Samples.Where(row => ids.Contains(row.SampleId)).ToList(),
            db.TrainingConsents.Count(), db.TrainingRows.Where(row => ids.Contains(row.RowId)).ToList(),
            db.TrainingExports.Count(), db.TrainingExports.Where(row => ids.Contains(row.ExportId)).ToList(),
            db.CaseGrants.Where(row => ids.Contains(row.CaseId)).ToList(),
            db.Recoveries.Where(row => ids.Contains(row.RecoveryId)).ToList(),
            db.Sessions.Where(row => ids.Contains(row.PersonId) && row.EndedAt == null).Select(row => row.SessionId).Order().ToList(),
        ];
        return JsonSerializer.Serialize(stored);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await hub.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static string? Code(string text)
    {
        if (!text.StartsWith('{'))
        {
            return null;
        }

        using var problem = JsonDocument.Parse(text);
        return problem.RootElement.TryGetProperty("code", out var code) ? code.GetString() : null;
    }

    private async Task SeedAsync(SeededFacility facility)
    {
        var south = await facility.AddFacilityAsync("south");
        await WriteAsync(facility, transaction =>
        {
            foreach (var role in Roles)
            {
                ours[role] = facility.AddPerson(transaction, "Ours", role);
                theirs[role] = south.AddPerson(transaction, "Theirs", role);
                shutOut[(Suspended, role)] = facility.AddPerson(transaction, "Suspended", role);
                shutOut[(SignedOut, role)] = facility.AddPerson(transaction, "Out", role);
                foreach (var row in HttpRow.All.Where(row => row.Who == HttpRow.SignedIn))
                {
                    selves[(row.Endpoint, role)] = facility.AddPerson(transaction, "Self", role);
                }
            }
        });
        foreach (var row in ScenesOf)
        {
            foreach (var role in row.NamesSomething ? row.Roles : [])
            {
                await AddSceneAsync(facility, row.Endpoint, role.ToString(), ours);
            }

            if (row.OwnPath != "-")
            {
                await AddSceneAsync(south, row.Endpoint, OwnPath, theirs);
                await AddSceneAsync(facility, row.Endpoint, "body of " + OwnPath, ours);
            }
        }

        await WriteAsync(facility, transaction => FinishFacilities(facility, south, transaction));
    }

    private Task AddSceneAsync(SeededFacility facility, string endpoint, string cell, Dictionary<Role, SeededPerson> staff) =>
        WriteAsync(facility, transaction => scenes[(endpoint, cell)] = HttpScene.Add(facility, transaction, staff));

    // One transaction for all of them would look through every row of the earlier scenes for each row of the next.
    private static async Task WriteAsync(SeededFacility facility, Action<WriteTransaction> add)
    {
        await using var transaction = await facility.Store.BeginWriteAsync(CancellationToken.None);
        add(transaction);
        await transaction.CommitAsync();
    }

    private void FinishFacilities(SeededFacility facility, SeededFacility south, WriteTransaction transaction)
    {
        foreach (var policy in transaction.Db.Policies)
        {
            var document = PolicyRows.Parse(policy);
            transaction.TouchPolicy(policy.FacilityId);
            policy.Document = (document with { Approvals = document.Approvals with { Approvers = ApprovalRules.MayBeNamed, SupervisingOfficer = true }, Training = new TrainingRules(true) }).ToJson();
        }

        Transferred = south.AddPerson(transaction, "Transferred", Role.Resident);
        transaction.Db.People.Add(new PersonRow
        {
            FacilityId = facility.FacilityId,
            PersonId = Transferred.Key.PersonId,
            Kind = PersonKind.Resident,
            State = PersonState.TransferredOut,
            Number = "T1",
            GivenName = Transferred.Name,
            FamilyName = "Seed",
            Language = "en",
        });
    }
}
