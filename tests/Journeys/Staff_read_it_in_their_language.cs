using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>What the server itself says in sentences to staff, in Spanish: faults of a list and of a policy, and the report to print.</summary>
public sealed class Staff_read_it_in_their_language(World world)
{
    [Fact]
    public async Task Given_a_coordinator_who_reads_spanish_then_the_faults_of_a_list_and_of_a_policy_are_told_in_it_and_in_english_again_when_she_chooses_so()
    {
        await using var office = await world.OpenStaffAsync("r.castillo", 320, 640, ColorScheme.Dark);
        await SpeakAsync(office, "Español");
        await office.Page.GotoAsync(new Uri(world.Hub.Address, "/staff/import").AbsoluteUri);
        await office.Page.Locator("input[type=radio]").First.CheckAsync();
        await office.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "people.csv",
            MimeType = "text/csv",
            Buffer = "number,given_name,family_name,unit\nA77900,Ada,,\nA77901,Ben,Cole,ZZ\n"u8.ToArray(),
        });
        await office.Page.Locator("form button[type=submit]").ClickAsync();
        await office.SeeTextAsync("Línea 2: un apellido tiene de 1 a 80 caracteres");
        await office.SeeTextAsync("Línea 3: no existe esa unidad. Importa o añade primero las unidades.");
        await office.AssertSoundAsync("lista con faltas");
        await SpeakAsync(office, "English");
        await Assertions.Expect(office.Page.Locator("li[lang=es]")).ToHaveCountAsync(2);
        await office.Page.Locator("form button[type=submit]").ClickAsync();
        await office.SeeTextAsync("Line 3: there is no such unit.");
        await Assertions.Expect(office.Page.Locator("li[lang=en]")).ToHaveCountAsync(2);

        await office.Link("Policy").ClickAsync();
        await office.Button("Begin a draft").ClickAsync();
        await office.SeeAsync(office.Page.Locator("[data-question=night]"));
        await office.Page.GetByText("For experts: edit the document").ClickAsync();
        var document = office.Page.Locator("#document");
        await office.SeeAsync(document);
        await document.EvaluateAsync("field => { field.value = field.value.replace('role: clinician', 'role: nurse').replace('name:', 'nam:'); field.dispatchEvent(new Event('input', { bubbles: true })); }");
        await office.Button("Check the document").ClickAsync();
        var faults = office.Page.Locator(".faults");
        await office.SeeAsync(faults.GetByText("There is no role 'nurse'."));
        await SpeakAsync(office, "Español");
        await office.SeeAsync(faults.GetByText("No hay ninguna función 'nurse'. Escribe uno de moderator"));
        await office.SeeAsync(faults.GetByText("Aquí no hay ningún 'nam'."));
        await Assertions.Expect(faults).Not.ToContainTextAsync("There is no");
        await office.AssertSoundAsync("política con faltas");
        office.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_an_auditor_who_reads_spanish_then_the_report_of_a_quarter_is_printed_in_spanish()
    {
        await using var auditor = await world.OpenStaffAsync("a.novak");
        await SpeakAsync(auditor, "Español");
        await auditor.SeeTextAsync("Trimestres en números");
        var page = await auditor.Page.Context.RunAndWaitForPageAsync(() => auditor.Page.Locator("section[aria-labelledby=quarters] a").First.ClickAsync());
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");
        await Assertions.Expect(page.Locator("td").First).ToHaveTextAsync("no se muestra");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Mensajes escritos");
        Assert.Equal(string.Empty, await Screen.ViolationsAsync(page));
        auditor.AssertNothingStrange();
    }

    private static Task SpeakAsync(Screen screen, string language) => screen.Page.Locator("footer").GetByRole(AriaRole.Button, new() { Name = language }).ClickAsync();
}
