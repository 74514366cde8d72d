using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string MyPassword => "Mi contraseña";

    public override string MyPasswordMore => "Con ella y con las seis cifras de tu autenticador entras. Si se perdió el teléfono del autenticador, pide un acceso nuevo a la coordinación o a la administración.";

    public override string PasswordNow => "La contraseña que tienes ahora";

    public override string ChangeIt => "Cambiarla";

    public override string PasswordNowWrong => "Esa no es la contraseña que tienes ahora. Escríbela otra vez.";

    public override string PasswordIsOld => "Esa es la contraseña que tienes ahora. Elige otra.";

    public override string PasswordChanged => "Cambiada. Usa la contraseña nueva la próxima vez que entres. En los demás lugares donde tenías la sesión abierta, se cerró.";

    public override string ToMyPages => "A mis páginas";

    public override string AccountsTitle => "Cuentas del personal";

    public override string SearchColleague => "Parte de un nombre de usuario o de un nombre";

    public override string AccessTitle => "Acceso";

    public override string AskNewAccess => "Pedir un acceso nuevo";

    public override string AskNewAccessMore => "Para quien perdió la contraseña o el autenticador. Otra persona lo confirma y recibe un código de un solo uso para entregarlo.";

    public override string NewAccessAsked => "Pedido. Otra persona de la coordinación o de la administración lo confirma en esta página, en un día.";

    public override string NewCode => "Dar otro código de un solo uso";

    public override string NewCodeMore => "El código anterior deja de servir.";

    public override string NewAccessWaits => "Acceso nuevo: espera a una segunda persona";

    public override string ConfirmNewAccess => "Confirmar el acceso nuevo";

    public override string YouAskedNewAccess => "Lo pediste tú. Lo tiene que confirmar otra persona de la coordinación o de la administración.";

    public override string NewAccessIsYours => "Es sobre ti. Lo confirman otros. Si no lo pediste, díselo ahora.";

    public override string CodeOpens => "Para usarlo, se abre esta página y se escribe el código:";

    public override string InviteTitle => "Invitar a un colega";

    public override string InviteMore => "Recibes un código de un solo uso para entregarlo. Con él tu colega pone su contraseña y su autenticador.";

    public override string UserNameAdvice => "De 3 a 32 letras minúsculas, cifras, puntos o guiones. No cambia después.";

    public override string RolesToBegin => "Funciones para empezar";

    public override string Invite => "Invitar";

    public override string UserNameAndNames => "Rellena el nombre de usuario, el nombre y el apellido.";

    public override string UserNameForm => "Un nombre de usuario tiene de 3 a 32 letras minúsculas, cifras, puntos o guiones.";

    public override string RoleNeeded => "Elige al menos una función.";

    public override string AdministratorReadsNothing => "Quien administra lleva la máquina y no tiene ninguna función que lea mensajes, dirija grupos o haga auditoría. Elige lo uno o lo otro.";

    public override string CannotBeInvited => "Ese nombre de usuario ya existe aquí, o un nombre lleva signos que no se pueden guardar. Elige otro nombre de usuario o revisa los nombres.";

    public override string AdministratorsInvite => "A los colegas nuevos los invita la administración.";

    public override string NewAccessAskedBy(string name, string at, string until) => $"{name} lo pidió el {at}. Se puede confirmar hasta el {until}.";

    public override string ConfirmNewAccessMore(string name) => $"La sesión de {name} se cierra ahora, y la contraseña y el autenticador de antes dejan de servir. Recibes un código de un solo uso para entregarlo. No se puede deshacer.";

    public override string CodeFor(string name) => $"Código de un solo uso para {name}:";

    public override string CodeOnce(string until) => $"No se lo des a nadie más: entrégalo en persona o en un teléfono que conoces. Sirve una vez, hasta el {until}, y no se muestra otra vez.";

    public override string Access(StaffAccess access) => access switch
    {
        StaffAccess.SetUp => "La contraseña y el autenticador están puestos.",
        StaffAccess.Invited => "Tiene un código de un solo uso y aún no lo usó.",
        StaffAccess.InvitationOver => "El tiempo del código de un solo uso terminó. Da otro.",
    };

    public override string RankTitle => "Rango";

    public override string RankIs => "Rango, de la lista de la política";

    public override string NoRank => "Sin rango";

    public override string SaveRank => "Guardar el rango";

    public override string RankMore => "La política puede decir desde qué rango se aprueba quién escribe a quién.";

    public override string AdministratorsRank => "El rango lo da quien administra, y nadie el suyo.";

    public override string NoRanksHere => "La política no tiene lista de rangos: aprueba todo el que tiene esa función.";

    public override string RankNotListed(string rank) => $"La política en vigor ya no tiene el rango \"{rank}\" en su lista. No cuenta: elige otro.";
}
