namespace PeerConnect.Hub.Escalation;

/// <summary>Entry of the feature: who is on duty, who is told next when nobody acts, the alarm outside the system, drills.</summary>
internal static class EscalationSetup
{
    public static IServiceCollection AddEscalation(this IServiceCollection services)
    {
        services.AddSingleton<ListRosters>().AddSingleton<SaveRosterHandler>().AddSingleton<RemoveRosterHandler>();
        services.AddSingleton<ShiftChanges>().AddHostedService(provider => provider.GetRequiredService<ShiftChanges>());
        return services;
    }

    public static void MapEscalation(this IEndpointRouteBuilder app)
    {
        app.MapRosters();
    }
}
