using System.Net.Http.Json;
using System.Text;
using PeerConnect.Contracts;
using PeerConnect.Seeding;

namespace PeerConnect.Faults;

/// <summary>A text that is found nowhere else goes through the whole system with logging at Debug; afterwards no file holds it.</summary>
public sealed class A_canary : IDisposable
{
    // Long enough that no chance finds it, and a cry, so that case, context and notice are written too.
    private const string Canary = "zanzibar-kingfisher-4417";
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-canary").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_whole_chat_at_debug_then_no_file_holds_its_text_whether_the_server_stops_or_dies(bool killed)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        var logs = Directory.CreateDirectory(Path.Combine(folder, "logs")).FullName;
        var temporary = Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName;
        SeededPerson resident;
        SeededPerson supporter;
        Guid pair;
        Guid group;
        await using (var facility = await SeededFacility.CreateAsync(data))
        {
            resident = await facility.AddPersonAsync("Marcus", Role.Resident);
            supporter = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
            pair = await facility.AddPairAsync(resident, supporter);
            group = await facility.AddGroupAsync(supporter, resident);
        }

        await using (var hub = await HubProcess.StartAsync(
            data,
            // Without diagnostics: its named pipes outlive a killed server, and reading one never ends.
            environment: new Dictionary<string, string> { ["TMPDIR"] = temporary, ["DOTNET_EnableDiagnostics"] = "0" },
            settings: ["Log:Level=Debug", $"Log:File={Path.Combine(logs, "log")}", "Logging:LogLevel:Default=Trace"]))
        {
            await using var writing = await Chatter.ConnectAsync(hub.Address, resident.Token);
            await using var reading = await Chatter.ConnectAsync(hub.Address, supporter.Token);
            foreach (var conversation in new[] { pair, group })
            {
                Assert.NotNull((await writing.SendAsync(conversation, $"an ordinary line, {Canary}")).Ok);
                Assert.NotNull((await writing.SendAsync(conversation, $"tonight i will kill myself {Canary}")).Ok);
                Assert.Equal(RefusalCode.BodyInvalid, (await writing.SendAsync(conversation, $"{Canary}\u0007")).Refusal!.Code);
                Assert.NotNull((await writing.CallAsync<Done>(nameof(IChatServer.Withdraw), new WithdrawMessage(conversation, 1))).Ok);
            }

            var message = new SendMessage(pair, Guid.CreateVersion7(), $"once {Canary}");
            Assert.NotNull((await writing.SendAsync(message)).Ok);
            Assert.Equal(RefusalCode.Conflict, (await writing.SendAsync(message with { Body = $"twice {Canary}" })).Refusal!.Code);
            await Assert.ThrowsAnyAsync<Exception>(() => writing.CallAsync<Done>(nameof(IChatServer.Send), new { body = Canary, unknown = Canary }));
            await Assert.ThrowsAnyAsync<Exception>(() => writing.CallAsync<Done>(Canary, Canary));
            await reading.UntilAsync(() => reading.Entries.Any(arrived => arrived.Entry.Body == message.Body));
            Assert.Contains(await reading.HistoryAsync(pair), entry => entry.Body == message.Body);
            await TellStaffAsync(hub.Address, supporter, new RaiseConcern(pair, resident.Key.PersonId, ConcernAbout.SelfHarm, ConcernNear.Soon, $"he says {Canary}"), "concerns");
            var cry = (await reading.HistoryAsync(pair)).First(entry => entry.Body?.Contains("tonight", StringComparison.Ordinal) == true);
            await TellStaffAsync(hub.Address, supporter, new ReportMessage(pair, cry.EntryId, ReportReason.Other, $"he wrote {Canary}"), "reports");
            await TellStaffAsync(hub.Address, resident, new ComplainOfSupporter(pair, supporter.Key.PersonId, ComplaintReason.ToldOthers, $"she told {Canary}"), "complaints");
            using var http = new HttpClient { BaseAddress = hub.Address };
            await http.GetAsync(new Uri($"/api/v1/{Canary}?{Canary}={Canary}", UriKind.Relative));
            await http.PostAsync(new Uri("/api/v1/sign-in/resident", UriKind.Relative), new StringContent($$"""{"pin":"{{Canary}}"}""", Encoding.UTF8, "application/json"));
            if (killed)
            {
                await hub.KillAsync();
            }
            else
            {
                Assert.Equal(0, await hub.StopAsync());
            }
        }

        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.StartsWith(logs, StringComparison.Ordinal) && new FileInfo(file).Length > 0);
        Assert.Contains(files, file => file.EndsWith("peerconnect.db", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => Path.GetFileName(file).StartsWith("core", StringComparison.Ordinal));
        Assert.All(files, file => Assert.False(Holds(file, Canary), $"{file} holds the canary."));

        // The search itself must be able to find: names stay clear by design.
        Assert.Contains(files, file => Holds(file, "Darnell"));
    }

    public void Dispose() => Directory.Delete(folder, true);

    private static async Task TellStaffAsync(Uri address, SeededPerson who, object what, string path)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", who.Token);
        using var told = await http.PostAsJsonAsync($"/api/v1/{path}", what);
        Assert.True(told.IsSuccessStatusCode, $"{path}: {told.StatusCode}");
    }

    private static bool Holds(string file, string text)
    {
        var bytes = File.ReadAllBytes(file);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
    }
}
