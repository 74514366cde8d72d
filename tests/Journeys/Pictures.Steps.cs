using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <content>What takes two people, and pages where nothing waits. It has a server of its own: it changes the policy.</content>
public sealed partial class Pictures
{
    /// <summary>What there is of each form.</summary>
    private const int StepsOfStaff = 10;

    private static readonly AskCaseExport Leaves = new(CasePurpose.LegalProcess, "Order 4711.");

    private const string Threat = "im gonna stab him thursday on the way back from the gym";

    [Fact(Explicit = true)]
    public async Task Take_what_takes_two()
    {
        Directory.CreateDirectory(Folder);
        await using var own = new World();
        await own.InitializeAsync();
        await own.GrantAsync(Role.Security, "m.ruiz", "s.mbeki");
        await TakeQuietAsync(own);
        await TakeMoreAsync(own);
        await own.UsePolicyAsync(document => document.Replace("      names-member: true\n", string.Empty, StringComparison.Ordinal));
        await TakeHeldAsync(own);
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
    }

    /// <summary>Opens the only case that waits, in each form.</summary>
    private static Task TakeCaseAsync(Screen screen, Func<string, Task> takeAsync) => EachAsync(StaffForms, async (name, width, height, scheme, spanish) =>
    {
        await AsAsync(screen, width, height, scheme, spanish);
        await screen.Page.Locator(".caseline").First.ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("#case-name"));
        await takeAsync(name);
    });
}
