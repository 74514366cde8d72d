using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PeerConnect.Contracts;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>One member of staff: the live feed in raw frames and the HTTP calls, with every byte that the server ever sent.</summary>
internal sealed class StaffConsole : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly HttpClient http;
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource stop = new();
    private readonly StringBuilder received = new();
    private readonly List<(string Method, JsonElement Argument)> events = [];
    private readonly SemaphoreSlim arrived = new(0);
    private Task reading = Task.CompletedTask;

    private StaffConsole(Uri address, SeededPerson person)
    {
        Person = person;
        http = new HttpClient { BaseAddress = address, Timeout = Chatter.Limit };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
        socket.Options.SetRequestHeader("Authorization", $"Bearer {person.Token}");
    }

    public SeededPerson Person { get; }

    /// <summary>Everything that the server sent to this person, on the feed and over HTTP.</summary>
    public string Bytes
    {
        get
        {
            lock (received)
            {
                return received.ToString();
            }
        }
    }

    /// <summary>With an open feed that has shown itself once.</summary>
    public static async Task<StaffConsole> ConnectAsync(SeededHub hub, SeededPerson person)
    {
        var console = new StaffConsole(hub.Address, person);
        using var limit = new CancellationTokenSource(Chatter.Limit);
        await console.socket.ConnectAsync(new Uri(hub.Address.ToString().Replace("http", "ws", StringComparison.Ordinal).TrimEnd('/') + Protocol.FeedPath), limit.Token);
        await console.socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, limit.Token);
        console.reading = console.ReadAsync();
        await console.NextAsync<CaseFeed>(nameof(IFeedClient.FeedOpened));
        return console;
    }

    /// <summary>Completes when the server closed the feed.</summary>
    public Task Closed => reading.WaitAsync(Chatter.Limit);

    /// <summary>Without a feed.</summary>
    public static StaffConsole WithoutFeed(SeededHub hub, SeededPerson person) => new(hub.Address, person);

    /// <summary>The first event of that name from now on or not yet taken, with what it carried.</summary>
    public async Task<T> NextAsync<T>(string method, Func<T, bool>? condition = null)
    {
        using var limit = new CancellationTokenSource(Chatter.Limit);
        while (true)
        {
            lock (events)
            {
                for (var index = 0; index < events.Count; index++)
                {
                    if (events[index].Method == method && events[index].Argument.Deserialize<T>(Json) is { } value && condition?.Invoke(value) != false)
                    {
                        Passed.AddRange(events.Take(index + 1).Select(told => told.Method));
                        events.RemoveRange(0, index + 1);
                        return value;
                    }
                }
            }

            await arrived.WaitAsync(limit.Token);
        }
    }

    public Task<FeedCase> NextCaseAsync(Func<FeedCase, bool>? condition = null) => NextAsync(nameof(IFeedClient.CaseChanged), condition);

    /// <summary>The names of the events that were waited for or passed over, in order.</summary>
    public List<string> Passed { get; } = [];

    /// <summary>The feed, asked for over the feed's own connection.</summary>
    public async Task<Reply<CaseFeed>> CasesAsync()
    {
        using var limit = new CancellationTokenSource(Chatter.Limit);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes("""{"type":1,"invocationId":"1","target":"Cases","arguments":[]}""" + '\u001e'), WebSocketMessageType.Text, true, limit.Token);
        return (await NextAsync<Answer>("completion")).Result;
    }

    public Task<Reply<CaseFeed>> ListAsync() => SendAsync<CaseFeed>(HttpMethod.Get, "api/v1/cases", null);

    public Task<Reply<OwnWorkload>> WorkloadAsync() => SendAsync<OwnWorkload>(HttpMethod.Get, "api/v1/cases/workload", null);

    public Task<Reply<OwnDuty>> DutyAsync() => SendAsync<OwnDuty>(HttpMethod.Get, "api/v1/cases/duty", null);

    public Task<Reply<OpenedCase>> OpenAsync(Guid caseId, CasePurpose purpose = CasePurpose.Care) =>
        SendAsync<OpenedCase>(HttpMethod.Post, $"api/v1/cases/{caseId}/open", new { purpose = purpose.ToString() });

    public Task<Reply<FeedCase>> TakeAsync(Guid caseId) => SendAsync<FeedCase>(HttpMethod.Post, $"api/v1/cases/{caseId}/take", null);

    public Task<Reply<VisitRecorded>> GoAsync(Guid caseId) => SendAsync<VisitRecorded>(HttpMethod.Post, $"api/v1/cases/{caseId}/on-the-way", null);

    public Task<Reply<VisitRecorded>> CannotGoAsync(Guid caseId) => SendAsync<VisitRecorded>(HttpMethod.Post, $"api/v1/cases/{caseId}/cannot-go", null);

    public Task<Reply<VisitRecorded>> MeetAsync(Guid caseId) => SendAsync<VisitRecorded>(HttpMethod.Post, $"api/v1/cases/{caseId}/face-to-face", null);

    public Task<Reply<VisitRecorded>> TakeVisitBackAsync(Guid caseId) => SendAsync<VisitRecorded>(HttpMethod.Delete, $"api/v1/cases/{caseId}/face-to-face", null);

    public Task<Reply<FeedCase>> DecideAsync(Guid caseId, CaseReason reason = CaseReason.SupportGiven, FlagVerdict verdict = FlagVerdict.True, string? note = null) =>
        SendAsync<FeedCase>(HttpMethod.Post, $"api/v1/cases/{caseId}/decide", note is null
            ? new { reason = reason.ToString(), verdict = verdict.ToString() }
            : new { reason = reason.ToString(), verdict = verdict.ToString(), note });

    public Task<Reply<FeedCase>> HandOverAsync(Guid caseId, string? to = null) =>
        SendAsync<FeedCase>(HttpMethod.Post, $"api/v1/cases/{caseId}/hand-over", to is null ? new { } : new { to });

    public Task<Reply<CaseMeant>> NameMeantAsync(Guid caseId, string number, int severity = 4, CaseCategory? category = null, string? note = null) =>
        SendAsync<CaseMeant>(HttpMethod.Post, $"api/v1/cases/{caseId}/meant", new NamePersonMeant(number, severity, category, note));

    /// <summary>An act on a held message: "release", "reject", "confirm" or "appeal".</summary>
    public Task<Reply<HeldOutcome>> HeldAsync(Guid caseId, Guid entryId, string act, object body) =>
        SendAsync<HeldOutcome>(HttpMethod.Post, $"api/v1/cases/{caseId}/held/{entryId}/{act}", body);

    public Task<Reply<BrokenGlass>> AskGlassAsync(Guid caseId, CasePurpose purpose, string reason = "a pattern that one message does not show", bool alone = false, bool names = false) =>
        SendAsync<BrokenGlass>(HttpMethod.Post, $"api/v1/cases/{caseId}/break-glass", new { purpose = purpose.ToString(), reason, alone, names });

    /// <summary>An act on a break-glass: "approve", "refuse" or "review".</summary>
    public Task<Reply<BrokenGlass>> GlassAsync(BrokenGlass glass, string act, object? body = null) =>
        SendAsync<BrokenGlass>(HttpMethod.Post, $"api/v1/cases/{glass.CaseId}/break-glass/{glass.GlassId}/{act}", body ?? new { });

    public Task<Reply<BreakGlassPage>> ReadGlassAsync(BrokenGlass glass, long? before = null) => SendAsync<BreakGlassPage>(
        HttpMethod.Post, $"api/v1/cases/{glass.CaseId}/break-glass/{glass.GlassId}/read", before is null ? new { } : new { beforeSequence = before });

    public Task<Reply<CaseConversation>> ConversationAsync(Guid caseId, long? before = null) => SendAsync<CaseConversation>(
        HttpMethod.Post, $"api/v1/cases/{caseId}/conversation", before is null ? new { } : new { beforeSequence = before });

    public Task<Reply<CaseExport>> ExportAsync(Guid caseId, CasePurpose purpose, string reason, bool nameOthers = false) =>
        SendAsync<CaseExport>(HttpMethod.Post, $"api/v1/cases/{caseId}/exports", new { purpose = purpose.ToString(), reason, nameOthers });

    public Task<Reply<CaseExport>> SignAsync(CaseExport export) =>
        SendAsync<CaseExport>(HttpMethod.Post, $"api/v1/cases/{export.CaseId}/exports/{export.ExportId}/sign", null);

    public Task<Reply<CasePackage>> PackageAsync(CaseExport export) =>
        SendAsync<CasePackage>(HttpMethod.Post, $"api/v1/cases/{export.CaseId}/exports/{export.ExportId}/package", null);

    public Task<Reply<CaseReferral>> ReferAsync(Guid caseId, CaseReferralKind kind, string reason) =>
        SendAsync<CaseReferral>(HttpMethod.Post, $"api/v1/cases/{caseId}/referrals", new { kind = kind.ToString(), reason });

    /// <summary>The page to print.</summary>
    public async Task<(HttpStatusCode Status, Dictionary<string, string> Headers, string Body)> FormAsync(CaseReferral referral, string language = "en")
    {
        using var answer = await http.GetAsync(new Uri($"api/v1/cases/{referral.CaseId}/referrals/{referral.ReferralId}/form?language={language}", UriKind.Relative)).WaitAsync(Chatter.Limit);
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return (answer.StatusCode, headers, Remember(await answer.Content.ReadAsStringAsync()));
    }

    public Task<Reply<BreakGlassReviews>> GlassReviewsAsync() => SendAsync<BreakGlassReviews>(HttpMethod.Get, "api/v1/break-glass/reviews", null);

    public Task<Reply<AuditAnomalies>> AnomaliesAsync(DateTimeOffset from, DateTimeOffset to) => SendAsync<AuditAnomalies>(
        HttpMethod.Get, $"api/v1/audit/anomalies?from={from.UtcDateTime:O}&to={to.UtcDateTime:O}", null);

    public Task<Reply<FlagVerdicts>> VerdictsAsync() => SendAsync<FlagVerdicts>(HttpMethod.Get, "api/v1/audit/verdicts", null);

    public Task<Reply<WaitingSamples>> SamplesAsync() => SendAsync<WaitingSamples>(HttpMethod.Get, "api/v1/samples", null);

    public Task<Reply<OpenedSample>> OpenSampleAsync(Guid sampleId) => SendAsync<OpenedSample>(HttpMethod.Post, $"api/v1/samples/{sampleId}/open", null);

    public Task<Reply<SampleJudged>> JudgeSampleAsync(Guid sampleId, SampleFinding finding, CaseCategory? category = null, int? severity = null) =>
        SendAsync<SampleJudged>(HttpMethod.Post, $"api/v1/samples/{sampleId}/judge", new JudgeSample(finding, category, severity));

    public Task<Reply<OwnTraining>> OwnTrainingAsync() => SendAsync<OwnTraining>(HttpMethod.Get, "api/v1/me/training", null);

    public Task<Reply<OwnTraining>> ChooseTrainingAsync(bool agree) => SendAsync<OwnTraining>(HttpMethod.Post, "api/v1/me/training", new ChooseTraining(agree));

    public Task<Reply<WaitingTrainingRows>> TrainingRowsAsync() => SendAsync<WaitingTrainingRows>(HttpMethod.Get, "api/v1/training", null);

    public Task<Reply<OpenedTrainingRow>> OpenTrainingRowAsync(Guid rowId) => SendAsync<OpenedTrainingRow>(HttpMethod.Post, $"api/v1/training/{rowId}/open", null);

    public Task<Reply<Done>> LabelTrainingRowAsync(Guid rowId, LabelTrainingRow label) => SendAsync<Done>(HttpMethod.Post, $"api/v1/training/{rowId}/label", label);

    public Task<Reply<TrainingExports>> TrainingExportsAsync() => SendAsync<TrainingExports>(HttpMethod.Get, "api/v1/training/exports", null);

    public Task<Reply<TrainingExport>> AskTrainingExportAsync() => SendAsync<TrainingExport>(HttpMethod.Post, "api/v1/training/exports", null);

    public Task<Reply<TrainingExport>> SignTrainingExportAsync(TrainingExport export, string? sha256 = null) =>
        SendAsync<TrainingExport>(HttpMethod.Post, $"api/v1/training/exports/{export.ExportId}/sign", new SignTrainingExport(sha256 ?? export.Sha256));

    public Task<Reply<TrainingFile>> TrainingFileAsync(TrainingExport export) => SendAsync<TrainingFile>(HttpMethod.Post, $"api/v1/training/exports/{export.ExportId}/file", null);

    public Task<Reply<TrainingNumbers>> TrainingNumbersAsync() => SendAsync<TrainingNumbers>(HttpMethod.Get, "api/v1/audit/training", null);

    public Task<Reply<AuditTrail>> FollowAsync(Guid caseId) => SendAsync<AuditTrail>(HttpMethod.Get, $"api/v1/audit/cases/{caseId}", null);

    /// <summary>The case of "row=…" or "number=…".</summary>
    public Task<Reply<AuditedCases>> CaseOfAsync(string asked) => SendAsync<AuditedCases>(HttpMethod.Get, $"api/v1/audit/cases?{asked}", null);

    public Task<Reply<AuditVerification>> VerifyAsync() => SendAsync<AuditVerification>(HttpMethod.Post, "api/v1/audit/verification", null);

    public Task<Reply<ServerState>> ServerStateAsync() => SendAsync<ServerState>(HttpMethod.Get, "api/v1/system", null);

    public Task<Reply<OwnDisclosures>> DisclosuresAsync() => SendAsync<OwnDisclosures>(HttpMethod.Get, "api/v1/me/disclosures", null);

    public Task<Reply<QuarterReport>> QuarterAsync(string quarter) => SendAsync<QuarterReport>(HttpMethod.Get, $"api/v1/transparency/{quarter}", null);

    public Task<Reply<Overview>> OverviewAsync(string? days = null) =>
        SendAsync<Overview>(HttpMethod.Get, days is null ? "api/v1/overview" : $"api/v1/overview?days={days}", null);

    public Task<Reply<LegalHold>> HoldAsync(LegalHoldOn on, Guid id, string reason) =>
        SendAsync<LegalHold>(HttpMethod.Post, "api/v1/legal-holds", new SetLegalHold(on, id, reason));

    public Task<Reply<LegalHold>> LiftAsync(Guid holdId) => SendAsync<LegalHold>(HttpMethod.Post, $"api/v1/legal-holds/{holdId}/lift", null);

    public Task<Reply<LegalHoldDetail>> HoldDetailAsync(Guid holdId) => SendAsync<LegalHoldDetail>(HttpMethod.Get, $"api/v1/legal-holds/{holdId}", null);

    public Task<Reply<LegalHoldList>> HoldsAsync() => SendAsync<LegalHoldList>(HttpMethod.Get, "api/v1/legal-holds", null);

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative)).WaitAsync(Chatter.Limit);
        return (answer.StatusCode, Remember(await answer.Content.ReadAsStringAsync()));
    }

    public async Task<(HttpStatusCode Status, string Body)> PutAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PutAsync(path, content).WaitAsync(Chatter.Limit);
        return (answer.StatusCode, Remember(await answer.Content.ReadAsStringAsync()));
    }

    public async Task<(HttpStatusCode Status, string Body)> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(path, content).WaitAsync(Chatter.Limit);
        return (answer.StatusCode, Remember(await answer.Content.ReadAsStringAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading;
        socket.Dispose();
        http.Dispose();
        stop.Dispose();
        arrived.Dispose();
    }

    private async Task<Reply<T>> SendAsync<T>(HttpMethod method, string path, object? body)
        where T : class
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await http.SendAsync(request).WaitAsync(Chatter.Limit);
        var text = Remember(await answer.Content.ReadAsStringAsync());
        if (answer.IsSuccessStatusCode)
        {
            return JsonSerializer.Deserialize<T>(text, Json)!;
        }

        var problem = JsonNode.Parse(text)!;
        return new Refusal(Enum.Parse<RefusalCode>((string)problem["code"]!), (string)problem["detail"]!);
    }

    private string Remember(string text)
    {
        lock (received)
        {
            received.Append(text);
        }

        return text;
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var unfinished = "";
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer, stop.Token);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                var frames = (unfinished + Remember(Encoding.UTF8.GetString(buffer, 0, read.Count))).Split('\u001e');
                unfinished = frames[^1];
                foreach (var frame in frames[..^1])
                {
                    Take(JsonDocument.Parse(frame).RootElement);
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            // The test is over, or the server closed the connection.
        }
    }

    private void Take(JsonElement frame)
    {
        if (frame.TryGetProperty("target", out var target))
        {
            lock (events)
            {
                events.Add((target.GetString()!, frame.GetProperty("arguments")[0]));
            }

            arrived.Release();
        }
        else if (frame.TryGetProperty("result", out _))
        {
            lock (events)
            {
                events.Add(("completion", frame));
            }

            arrived.Release();
        }
    }

    private sealed record Answer(Reply<CaseFeed> Result);
}
