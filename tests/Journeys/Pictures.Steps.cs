using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <content>What takes two people, and pages where nothing waits. It has a server of its own: it changes the policy.</content>
public sealed partial class Pictures
{
    /// <summary>What there is of each form.</summary>
    private const int StepsOfStaff = 13;
    private static readonly JsonSerializerOptions AsTheServer = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly AskCaseExport Leaves = new(CasePurpose.LegalProcess, "Order 4711.");

    private const string Threat = "im gonna stab him thursday on the way back from the gym";

    [Fact(Explicit = true)]
    public async Task Take_what_takes_two()
    {
        Directory.CreateDirectory(Folder);
        await using var own = new World();
        await own.InitializeAsync();
        await own.GrantAsync(Role.Security, "m.ruiz", "s.mbeki");
        await own.GrantAsync(Role.Clinician, "f.doyle");
        await TakeQuietAsync(own);
        await TakeMoreAsync(own);
        await own.UsePolicyAsync(document => document.Replace("      names-member: true\n", string.Empty, StringComparison.Ordinal).Replace("one-in: 20", "one-in: 1", StringComparison.Ordinal) + "\ntraining:\n  offer: true\n");
        await TakeHeldAsync(own);
        await TakeLabelsAsync(own);
        await TakeSignatureAsync(own);
        if (Only is null)
        {
            Assert.Equal(StaffForms.Length * 4 * StepsOfStaff, Directory.GetFiles(Folder, "step-*.png").Length);
        }
    }

    /// <summary>Nothing waits, nobody has to be gone to; and one person's card at the office.</summary>
    private static async Task TakeQuietAsync(World own)
    {
        await using var desk = await own.OpenStaffAsync("n.adeyemi");
        await using var card = await own.OpenStaffAsync("control");
        await using var office = await own.OpenStaffAsync("r.castillo");
        await EachAsync(StaffForms, async (name, width, height, scheme, spanish) =>
        {
            foreach (var screen in (Screen[])[desk, card, office])
            {
                await AsAsync(screen, width, height, scheme, spanish);
            }

            await desk.SeeAsync(desk.Page.Locator(".waits > p").First);
            await TakeAsync(desk, $"step-nothing-waits-{name}");
            await card.SeeAsync(card.Page.Locator(".calm"));
            await TakeAsync(card, $"step-nobody-to-go-to-{name}");
            await office.Page.Locator("nav a[href='/staff/people']").ClickAsync();
            await office.SeeAsync(office.Page.Locator(".people .caseline").Last);
            await Assertions.Expect(office.Page.Locator("main form.row .primary")).ToBeEnabledAsync();
            await office.Page.Locator("main form.row input").First.FillAsync("Webb");
            await office.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(office.Page.Locator(".people .caseline")).ToHaveCountAsync(1);
            await office.Page.Locator(".people .caseline").ClickAsync();
            await office.SeeAsync(office.Page.Locator(".people input[type=date]").First);
            await TakeSettledAsync(office, $"step-person-{name}");
        });
    }

    /// <summary>One asks to see more and to take it out, another answers, the first reads, a third reviews, and the auditor follows it.</summary>
    private static async Task TakeMoreAsync(World own)
    {
        using (var terrence = await own.SignInAsync(Person.Terrence))
        {
            await using var chat = terrence.OpenChat();
            await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
            var pair = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct);
            foreach (var line in (string[])["How was the visit?", "He was at my things again.", Threat])
            {
                await World.SayAsync(pair, line);
            }
        }

        using var asks = await own.SignInStaffAsync("t.brandt");
        using var answers = await own.SignInStaffAsync("m.ruiz");
        var caseId = World.Ok(await asks.Cases.ListAsync()).Cases.Single().CaseId;
        await using var asker = await own.OpenStaffAsync("t.brandt");
        await TakeCaseAsync(asker, async name =>
        {
            await asker.Page.Keyboard.PressAsync("g");
            await asker.SeeAsync(asker.Page.Locator(".beyond form"));
            await TakeAsync(asker, $"step-ask-more-{name}", fullPage: true);
            await asker.Page.Locator(".beyond form [data-key=escape]").ClickAsync();
            await asker.Page.Locator("[data-key=e]").ClickAsync();
            await asker.SeeAsync(asker.Page.Locator(".leaves form"));
            await TakeAsync(asker, $"step-ask-export-{name}", fullPage: true);
        });

        World.Ok(await asks.Cases.OpenAsync(caseId, new OpenCase(CasePurpose.SafetyOfOthers)));
        var glass = World.Ok(await asks.Cases.AskBreakGlassAsync(caseId, new AskBreakGlass(CasePurpose.SafetyOfOthers, "Whether it is about his cellmate.", Names: true))).GlassId;
        World.Ok(await asks.Cases.AskExportAsync(caseId, Leaves));
        await using (var approver = await own.OpenStaffAsync("m.ruiz"))
        {
            await TakeCaseAsync(approver, async name =>
            {
                await approver.Page.Keyboard.PressAsync("a");
                await approver.SeeAsync(approver.Page.Locator(".beyond textarea"));
                await TakeAsync(approver, $"step-answer-{name}", fullPage: true);
            });
        }

        World.Ok(await answers.Cases.OpenAsync(caseId, new OpenCase(CasePurpose.SafetyOfOthers)));
        World.Ok(await answers.Cases.ApproveBreakGlassAsync(caseId, glass, new AnswerBreakGlass()));

        // The case has more in it than when it was asked for.
        World.Ok(await asks.Cases.OpenAsync(caseId, new OpenCase(CasePurpose.SafetyOfOthers)));
        var export = World.Ok(await asks.Cases.AskExportAsync(caseId, Leaves)).ExportId;
        World.Ok(await answers.Cases.OpenAsync(caseId, new OpenCase(CasePurpose.SafetyOfOthers)));
        World.Ok(await answers.Cases.SignExportAsync(caseId, export));
        await TakeCaseAsync(asker, async name =>
        {
            await asker.Page.Keyboard.PressAsync("v");
            await asker.SeeAsync(asker.Page.Locator(".beyond .lines li").First);
            await TakeAsync(asker, $"step-more-lines-{name}", fullPage: true);
        });

        World.Ok(await asks.Cases.AcknowledgeAsync(caseId));
        World.Ok(await asks.Cases.FaceToFaceAsync(caseId));
        World.Ok(await asks.Cases.DecideAsync(caseId, new DecideCase(CaseReason.SafetySteps, FlagVerdict.True)));
        await using var reviewer = await own.OpenStaffAsync("s.mbeki");
        await TakeCaseAsync(reviewer, async name =>
        {
            await reviewer.Page.Keyboard.PressAsync("k");
            await reviewer.SeeAsync(reviewer.Page.Locator(".beyond textarea"));
            await TakeAsync(reviewer, $"step-review-{name}", fullPage: true);
        });

        await using var auditor = await own.OpenStaffAsync("a.novak");
        await EachAsync(StaffForms, async (name, width, height, scheme, spanish) =>
        {
            await AsAsync(auditor, width, height, scheme, spanish);
            await auditor.Page.Locator("section[aria-labelledby=chain] .primary").ClickAsync();
            await auditor.SeeAsync(auditor.Page.Locator("section[aria-labelledby=chain] p[role=status]"));
            await auditor.Page.Locator("section[aria-labelledby=follow] input").FillAsync("1");
            await auditor.Page.Keyboard.PressAsync("Enter");
            await auditor.SeeAsync(auditor.Page.Locator(".trail li").First);
            await TakeSettledAsync(auditor, $"step-followed-{name}");
        });
    }

    /// <summary>A message that waits for somebody to look at it, and why it is rejected.</summary>
    private static async Task TakeHeldAsync(World own)
    {
        using var luis = await own.SignInAsync(Person.Luis);
        await World.ConsentAsync(luis);
        await using var chat = luis.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var pair = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct);
        Assert.IsType<SendResult.Held>(await pair.SendAsync(Threat));
        await using var reviewer = await own.OpenStaffAsync("t.brandt");
        await TakeCaseAsync(reviewer, async name =>
        {
            await reviewer.Page.Keyboard.PressAsync("x");
            await reviewer.SeeAsync(reviewer.Page.Locator(".held .choices"));
            await TakeAsync(reviewer, $"step-held-{name}", fullPage: true);
        });

        // What a sample is drawn from.
        await World.SayAsync(pair, "this dental list gonna be the death of me");
        await World.SayAsync(pair, "They charged me with a deadly weapon. It was a flip flop.");
        await using var reader = await own.OpenStaffAsync("m.ruiz");
        await EachAsync(StaffForms, async (name, width, height, scheme, spanish) =>
        {
            await AsAsync(reader, width, height, scheme, spanish);
            await TakeRowAsync(reader, "samples", $"step-sample-{name}");
        });
    }

    /// <summary>What is labelled a second time, and leaves by two. It needs more decided cases than there are here: the browser gets the answers of a facility with more.</summary>
    private static async Task TakeLabelsAsync(World own)
    {
        var now = TimeProvider.System.GetUtcNow();
        var day = DateOnly.FromDateTime(now.Date);
        var row = Guid.CreateVersion7();
        var opened = new OpenedTrainingRow(row, day.AddDays(-2), now, Role.Clinician, MemberRole.Member, World.Cry.Replace("Ray", "[name]", StringComparison.Ordinal));
        var export = new TrainingExport(Guid.CreateVersion7(), ExportState.Asked, 10, new string('c', 64), now.AddHours(-3), "Ngozi Adeyemi", Own: false, null, null, now.AddHours(21), 0);
        await using var labels = await own.OpenStaffAsync("f.doyle", prepare: async context =>
        {
            await TellAsync(context, "training", new WaitingTrainingRows([new(row, day.AddDays(-2)), new(Guid.CreateVersion7(), day.AddDays(-1)), new(Guid.CreateVersion7(), day)], 15));
            await TellAsync(context, "training/*/open", opened);
            await TellAsync(context, "training/exports", new TrainingExports([export]));
        });
        await EachAsync(StaffForms, async (name, width, height, scheme, spanish) =>
        {
            await AsAsync(labels, width, height, scheme, spanish);
            await TakeRowAsync(labels, "training", $"step-training-{name}");
        });
    }

    private static Task<IAsyncDisposable> TellAsync<T>(IBrowserContext context, string address, T answer) =>
        context.RouteAsync($"**/api/v1/{address}", route => route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(answer, AsTheServer) }));

    /// <summary>A draft that one has signed, as the second is about to.</summary>
    private static async Task TakeSignatureAsync(World own)
    {
        var office = await own.CoordinatorAsync();
        var preset = World.Ok(await office.Policies.PresetsAsync("en")).Presets.Single(one => one.Id == "us-state-prison");
        var draft = World.Ok(await office.Policies.DraftAsync(new SavePolicyDraft(preset.Document))).Id;
        using (var first = await own.SignInStaffAsync("n.adeyemi"))
        {
            World.Ok(await first.Policies.SignAsync(draft, new SignPolicyDraft(World.Ok(await first.Policies.GetDraftAsync(draft)).DocumentHash)));
        }

        await using var second = await own.OpenStaffAsync("t.brandt");
        await EachAsync(StaffForms, async (name, width, height, scheme, spanish) =>
        {
            await AsAsync(second, width, height, scheme, spanish);
            await second.Page.Locator("nav a[href='/staff/policy']").ClickAsync();
            await second.Page.Locator("section[aria-labelledby=drafts] li button").First.ClickAsync();
            await second.Page.Locator("section[aria-labelledby=sign] .primary").ClickAsync();
            await second.SeeAsync(second.Page.Locator("section[aria-labelledby=sign] .held"));
            await TakeSettledAsync(second, $"step-sign-{name}");
        });
    }

    /// <summary>Opens the only case that waits, in each form.</summary>
    private static Task TakeCaseAsync(Screen screen, Func<string, Task> takeAsync) => EachAsync(StaffForms, async (name, width, height, scheme, spanish) =>
    {
        await AsAsync(screen, width, height, scheme, spanish);
        await screen.Page.Locator(".caseline").First.ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("#case-name"));
        await takeAsync(name);
    });

    /// <summary>Opens the first of what waits to be read, and takes it with the rest of its page.</summary>
    private static async Task TakeRowAsync(Screen screen, string page, string name)
    {
        await screen.Page.Locator($"nav a[href='/staff/{page}']").ClickAsync();
        await screen.Page.Locator("main ul.tight button").First.ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("main p.words"));
        await TakeSettledAsync(screen, name);
    }
}
