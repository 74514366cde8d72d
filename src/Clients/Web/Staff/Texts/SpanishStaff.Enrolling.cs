namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string HaveOneTimeCode => "Tengo un código de un solo uso";

    public override string EnrolTitle => "Pon tu contraseña y tu autenticador";

    public override string EnrolMore => "Quien te invitó te dio un código de 20 letras y cifras. Sirve una vez, y unos días. Ten a mano tu teléfono con una aplicación de autenticación.";

    public override string OneTimeCode => "Código de un solo uso";

    public override string GoOn => "Seguir";

    public override string OneTimeCodeDoesNotFit => "Ese código no es correcto, ya se usó o su tiempo terminó. Revisa cada letra. Si sigue sin servir, pide uno nuevo a quien te lo dio.";

    public override string TheApp => "Tu aplicación de autenticación";

    public override string ScanThis => "Escanea la imagen con la aplicación o escribe en ella la clave. La clave se muestra solo aquí y ahora: no la fotografíes ni la apuntes.";

    public override string PictureOfKey => "Una imagen para que la aplicación la escanee. Lleva la clave que está abajo en letras.";

    public override string KeyAsLetters => "La clave en letras:";

    public override string NewPassword => "Contraseña nueva";

    public override string NewPasswordAgain => "La misma contraseña otra vez";

    public override string PasswordAdvice => "12 caracteres o más. Cuatro palabras que no van juntas son buenas. Tu nombre de usuario no puede estar en ella.";

    public override string CodeOfApp => "Seis cifras que la aplicación muestra ahora";

    public override string PasswordLength => "Una contraseña tiene de 12 a 128 caracteres.";

    public override string PasswordsDiffer => "Las dos contraseñas no son iguales. Escríbelas otra vez.";

    public override string PasswordTooEasy => "Esa contraseña es de las que mucha gente prueba primero, o lleva tu nombre de usuario. Elige otra, por ejemplo cuatro palabras.";

    public override string SixDigitsNeeded => "Escribe las seis cifras que muestra la aplicación.";

    public override string DigitsDoNotFit => "Las seis cifras no son correctas. Espera a que la aplicación muestre otras y escribe esas. Si ninguna sirve, pon bien la hora del teléfono y revisa que la aplicación tenga la clave de esta página.";

    public override string KeyWasShownTooLong => "La clave estuvo diez minutos en la pantalla y ya no está: otra persona podría escanearla. Escribe otra vez tu código de un solo uso.";

    public override string AccountIsSet => "Listo. Entra con tu nombre de usuario, la contraseña nueva y las próximas seis cifras de la aplicación: cada código sirve una vez.";

    public override string ToSignIn => "Ir a la entrada";
}
