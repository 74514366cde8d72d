namespace PeerConnect.Residents.Texts;

internal sealed partial class Spanish
{
    private static readonly string[] Months =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    private static readonly string[] Days = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];

    public override string Day(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        0 => "Hoy",
        1 => "Ayer",
        _ => $"{Days[(int)day.DayOfWeek]}, {day.Day} de {Months[day.Month - 1]}",
    };
}
