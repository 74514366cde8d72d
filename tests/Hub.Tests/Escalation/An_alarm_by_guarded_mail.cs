using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>The alarm through a real mail server that wants STARTTLS and a sign-in. What cannot be sent safely is not sent: it is tried again, given up loudly, and said by the other channel.</summary>
public sealed class An_alarm_by_guarded_mail : IAsyncLifetime
{
    private const string Host = "localhost";
    private const string WrongPassword = "incorrect-horse-battery-staple";
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-mail").FullName;
    private readonly AlarmListener pager = new();
    private readonly List<CaseWorld> worlds = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var world in worlds)
        {
            await world.DisposeAsync();
        }

        await pager.DisposeAsync();
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task Given_the_right_sign_in_then_the_alarm_arrives_and_the_password_is_told_under_encryption_alone()
    {
        var shown = TestCertificate.In(folder, Host);
        await using var mail = await MailServer.StartGuardedAsync(shown);
        var world = await StartAsync(mail.Port, MailServer.Password, shown.AuthorityFile);
        await RaiseAsync(world);
        await EscalationWorld.UntilAsync(() => Mail(world) is { DeliveredAt: not null });
        await EscalationWorld.UntilAsync(() => mail.Printed.Contains("END MESSAGE", StringComparison.Ordinal));
        Assert.Contains("Subject: alarm: seed, case 1\n", mail.Printed, StringComparison.Ordinal);
        Assert.Equal(["SIGN-IN encrypted right"], SignIns(mail));
        Assert.Equal(1, Mail(world)!.Attempts);
        NowhereInTheLog(MailServer.Password);
    }

    [Fact]
    public async Task Given_a_wrong_password_then_it_is_tried_again_and_given_up_loudly_and_the_right_one_needs_no_restart()
    {
        var shown = TestCertificate.In(folder, Host);
        await using var mail = await MailServer.StartGuardedAsync(shown);
        var world = await StartAsync(mail.Port, WrongPassword, shown.AuthorityFile);
        await RaiseAsync(world);
        await IsGivenUpAsync(world, "smtp-sign-in-refused");
        Assert.All(SignIns(mail), line => Assert.Equal("SIGN-IN encrypted wrong", line));
        Assert.True(SignIns(mail).Count >= 2);
        Assert.DoesNotContain("Subject:", mail.Printed, StringComparison.Ordinal);
        NowhereInTheLog(WrongPassword);

        // The next alarm that arrives makes it healthy.
        Keep(MailServer.Password);
        await world.SayAsync(world.Supporter, world.Pair, "goodbye (s4)");
        await EscalateAsync(world);
        await EscalationWorld.UntilAsync(() => Deliveries(world).Exists(row => row is { Channel: "mail", DeliveredAt: not null }));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(world)).Status);
        NowhereInTheLog(MailServer.Password);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("somebody else")]
    [InlineData("another name")]
    public async Task Given_a_certificate_that_nobody_vouches_for_then_no_password_is_told_and_it_is_given_up_loudly(string vouches)
    {
        var shown = TestCertificate.In(folder, vouches == "another name" ? "mail.example" : Host);
        var trusted = vouches switch
        {
            "nobody" => null,
            "somebody else" => TestCertificate.In(folder, Host).AuthorityFile,
            _ => shown.AuthorityFile,
        };
        await using var mail = await MailServer.StartGuardedAsync(shown);
        var world = await StartAsync(mail.Port, MailServer.Password, trusted);
        await RaiseAsync(world);
        await IsGivenUpAsync(world, "smtp-certificate");
        Assert.Empty(SignIns(mail));
        NowhereInTheLog(MailServer.Password);
    }

    [Fact]
    public async Task Given_a_server_without_STARTTLS_then_nothing_is_sent_in_the_clear_and_it_is_given_up_loudly()
    {
        await using var mail = await MailServer.StartAsync();
        var world = await StartAsync(mail.Port, MailServer.Password, null);
        await RaiseAsync(world);
        await IsGivenUpAsync(world, "smtp-no-starttls");
        Assert.DoesNotContain("Subject:", mail.Printed, StringComparison.Ordinal);
        NowhereInTheLog(MailServer.Password);
    }

    [Fact]
    public async Task Given_a_server_that_knows_no_sign_in_then_it_is_given_up_loudly()
    {
        await using var mail = await MailServer.StartAsync();
        var world = await StartAsync(mail.Port, MailServer.Password, null, "Alarms:Channels:mail:Security=None");
        await RaiseAsync(world);
        await IsGivenUpAsync(world, "smtp-no-sign-in");
    }

    /// <summary>Two tries, the first pause between them; then the pager says it again and readiness names the channel.</summary>
    private async Task IsGivenUpAsync(CaseWorld world, string fault)
    {
        await EscalationWorld.UntilAsync(() => Mail(world) is { Attempts: 1 } && pager.Count == 1);
        Assert.Equal((fault, null), (Mail(world)!.Fault, Mail(world)!.DeadAt));
        world.Time!.Advance(TimeSpan.FromSeconds(7));
        await EscalationWorld.UntilAsync(() => Mail(world) is { DeadAt: not null });
        Assert.Equal((fault, 2), (Mail(world)!.Fault, Mail(world)!.Attempts));
        world.Time.Advance(TimeSpan.FromSeconds(2));
        await EscalationWorld.UntilAsync(() => pager.Count == 2 && Deliveries(world).Exists(row => row is { Channel: "pager", Again: true, DeliveredAt: not null }));
        var health = await HealthAsync(world);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("Channel 'mail' does not deliver", health.Description, StringComparison.Ordinal);
        await EscalationWorld.UntilAsync(() => Log().Contains($"was given up on channel mail after 2 tries ({fault})", StringComparison.Ordinal));
    }

    private async Task<CaseWorld> StartAsync(int port, string password, string? authority, params string[] settings)
    {
        Keep(password);
        var secret = Path.Combine(folder, "secret");
        await File.WriteAllTextAsync(secret, EscalationWorld.Secret);
        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var world = await CaseWorld.StartAsync(
            fakeTime: true, EscalationWorld.Escalating, null,
            [
                "Alarms:Channels:mail:Facility=seed", "Alarms:Channels:mail:Kind=Email", $"Alarms:Channels:mail:Server={Host}", $"Alarms:Channels:mail:Port={port}",
                "Alarms:Channels:mail:From=alarm@facility.example", "Alarms:Channels:mail:To:0=pager@facility.example",
                $"Alarms:Channels:mail:UserName={MailServer.User}", $"Alarms:Channels:mail:PasswordFile={PasswordFile}",
                .. authority is null ? [] : (string[])[$"Alarms:Channels:mail:AuthorityFile={authority}"],
                .. EscalationWorld.Channel("pager", pager, secret), .. EscalationWorld.Channel("others", pager, secret, "other"), "Alarms:Attempts=2", "Log:Level=Verbose", "Log:Format=Text", "Log:Console=false", $"Log:File={Path.Combine(folder, "log")}", .. settings,
            ]);
        worlds.Add(world);
        return world;
    }

    private string PasswordFile => Path.Combine(folder, "password");

    private void Keep(string password)
    {
        File.WriteAllText(PasswordFile, password + "\n");
        File.SetUnixFileMode(PasswordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static async Task RaiseAsync(CaseWorld world)
    {
        await world.SayAsync("goodbye (s4)");
        await EscalateAsync(world);
        await EscalationWorld.UntilAsync(() => Mail(world) is not null);
    }

    /// <summary>Nobody is on the way: the alarm is raised; then somebody comes, so that no other follows.</summary>
    private static async Task EscalateAsync(CaseWorld world)
    {
        world.Time!.Advance(TimeSpan.FromMinutes(2));
        await world.Hub.Service<PeerConnect.Hub.Escalation.CarryOutSteps>().DoDueAsync(CancellationToken.None);
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.CaseGrants.ToList().ForEach(grant => grant.DecideBy = null);
            transaction.Db.Cases.ToList().ForEach(row => row.FaceToFaceAt = transaction.Now);
        });
        world.Time.Advance(TimeSpan.FromSeconds(1));
    }

    private static List<string> SignIns(MailServer mail) => [.. mail.Printed.Split('\n').Where(line => line.StartsWith("SIGN-IN", StringComparison.Ordinal))];

    private static AlarmDeliveryRow? Mail(CaseWorld world) => Deliveries(world).Find(row => row.Channel == "mail");

    private static List<AlarmDeliveryRow> Deliveries(CaseWorld world)
    {
        using var db = world.Store.Read();
        return [.. db.AlarmDeliveries];
    }

    private static async Task<HealthReportEntry> HealthAsync(CaseWorld world) =>
        (await world.Hub.Service<HealthCheckService>().CheckHealthAsync(check => check.Name == "alarms")).Entries["alarms"];

    /// <summary>Neither the password nor what SMTP makes of it.</summary>
    private void NowhereInTheLog(string password)
    {
        var log = Log();
        Assert.NotEmpty(log);
        foreach (var form in new[] { password, Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{MailServer.User}\0{password}")) })
        {
            Assert.DoesNotContain(form, log, StringComparison.Ordinal);
        }
    }

    private string Log() => string.Concat(Directory.GetFiles(folder, "log*").Select(file =>
    {
        using var read = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return read.ReadToEnd();
    }));
}
