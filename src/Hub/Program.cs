using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.BreakGlass;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Concerns;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Hiding;
using PeerConnect.Hub.Holding;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Exports;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Pages;
using PeerConnect.Hub.People;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Presence;
using PeerConnect.Hub.Referrals;
using PeerConnect.Hub.Requests;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Samples;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Training;
using PeerConnect.Hub.Transparency;
using PeerConnect.Hub.Verdicts;
using PeerConnect.Hub.Workload;

return await StartRefusals.RunAsync(async () =>
{
    ProcessGuard.Apply();
    if (MaintenanceVerbs.Find(args) is { } verb)
    {
        return await verb();
    }

    // Options are checked once, at start. A watch on the folder would be told of every write to a database below it.
    var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
    builder.AddOperations();
    builder.AddPages();
    builder.Services.AddStorage();
    builder.Services.AddSealing();
    builder.Services.AddAudit();
    builder.Services.AddPeople();
    builder.Services.AddClassifying();
    builder.Services.AddDisclosure();
    builder.Services.AddApprovals();
    builder.Services.AddCases();
    builder.Services.AddWorkload();
    builder.Services.AddHolding();
    builder.Services.AddBreakGlass();
    builder.Services.AddExports();
    builder.Services.AddReferrals();
    builder.Services.AddEscalation();
    builder.Services.AddPersonRequests();
    builder.Services.AddConcerns();
    builder.Services.AddSamples();
    builder.Services.AddTraining();
    builder.Services.AddHiding();
    builder.Services.AddConversations();
    builder.Services.AddPresence();
    builder.Services.AddRetention();
    builder.Services.AddTransparency();
    builder.Services.AddVerdicts();

    var app = builder.Build();
    await app.PrepareAsync();

    app.UseOperations();
    app.UsePages();
    app.UseRouting();
    app.UseSessions();

    app.MapOperations();
    app.MapAudit();
    app.MapSealing();
    app.MapPeople();
    app.MapModels();
    app.MapDisclosure();
    app.MapApprovals();
    app.MapConversations();
    app.MapCases();
    app.MapWorkload();
    app.MapHolding();
    app.MapBreakGlass();
    app.MapExports();
    app.MapReferrals();
    app.MapEscalation();
    app.MapPersonRequests();
    app.MapConcerns();
    app.MapSamples();
    app.MapTraining();
    app.MapHiding();
    app.MapRetention();
    app.MapTransparency();
    app.MapVerdicts();
    app.MapPages();

    await app.RunAsync();
    return 0;
});
