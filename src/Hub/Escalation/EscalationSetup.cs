using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Escalation;

/// <summary>Entry of the feature: who is on duty, who is told next when nobody acts, the alarm outside the system, drills.</summary>
internal static class EscalationSetup
{
    public static IServiceCollection AddEscalation(this IServiceCollection services)
    {
        services.AddSingleton<ListRosters>().AddSingleton<SaveRosterHandler>().AddSingleton<RemoveRosterHandler>().AddSingleton<ReadOwnDuty>();
        services.AddAnnotatedOptions<AlarmOptions>(AlarmOptions.Section);
        services.AddSingleton<AlarmChannels>().AddSingleton<RaiseAlarm>().AddSingleton<Escalate>();
        services.AddSingleton<IAlarmSender, WebhookSender>().AddSingleton<IAlarmSender, EmailSender>();
        services.AddSingleton<AnswerQuestionHandler>().AddSingleton<AgreeToTellHandler>().AddSingleton<StartDrillHandler>().AddSingleton<EndDrillHandler>().AddSingleton<ReportDrills>();
        services.AddHealthChecks().AddCheck<AlarmCheck>("alarms", tags: [Health.Ready]);
        services.AddSingleton<CarryOutSteps>().AddHostedService(provider => provider.GetRequiredService<CarryOutSteps>());
        services.AddSingleton<DeliverAlarms>().AddHostedService(provider => provider.GetRequiredService<DeliverAlarms>());
        services.AddSingleton<TellSupporters>().AddHostedService(provider => provider.GetRequiredService<TellSupporters>());
        services.AddSingleton<ShiftChanges>().AddHostedService(provider => provider.GetRequiredService<ShiftChanges>());
        return services;
    }

    public static void MapEscalation(this IEndpointRouteBuilder app)
    {
        app.MapRosters();
        app.MapDuty();
        app.MapDrills();
        app.MapAnswers();
    }
}
