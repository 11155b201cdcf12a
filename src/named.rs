//! Enums whose values are listed, or have names for programs, each written once.

/// An enum with every value in order (`ALL`) and the name that scripts read (`NAMES`, `name`, also when it is serialized);
/// with `: "prefix"` behind its name also the key of its text (`key`) and the value of a name (`from_name`).
/// Where the values have no names there is only the list; where they hold something (`with values`), only names and key.
macro_rules! named {
    ($(#[$meta:meta])* $visibility:vis enum $enum:ident: $texts:literal with values {
        $($(#[$of:meta])* $variant:ident $(($($held:ty),+))? = $name:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visibility enum $enum {
            $($(#[$of])* $variant $(($($held),+))?,)+
        }

        impl $enum {
            /// The names, in order.
            $visibility const NAMES: [&'static str; [$($name),+].len()] = [$($name),+];

            /// The name that scripts read.
            $visibility fn name(self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $name,)+
                }
            }

            /// The key of its text.
            $visibility fn key(self) -> String {
                format!(concat!($texts, "-{}"), self.name().replace('_', "-"))
            }
        }
    };
    ($(#[$meta:meta])* $visibility:vis enum $enum:ident: $texts:literal { $($variants:tt)+ }) => {
        named! { $(#[$meta])* $visibility enum $enum { $($variants)+ } }

        impl $enum {
            /// The key of its text.
            $visibility fn key(self) -> String {
                format!(concat!($texts, "-{}"), self.name().replace('_', "-"))
            }

            /// The one of that name.
            $visibility fn from_name(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.name() == name)
            }
        }
    };
    ($(#[$meta:meta])* $visibility:vis enum $enum:ident { $($(#[$of:meta])* $variant:ident,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        $visibility enum $enum {
            $($(#[$of])* $variant,)+
        }

        impl $enum {
            /// Every one, in order.
            $visibility const ALL: [Self; [$(stringify!($variant)),+].len()] = [$(Self::$variant),+];
        }
    };
    ($(#[$meta:meta])* $visibility:vis enum $enum:ident { $($(#[$of:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $enum {
            $($(#[$of])* $variant,)+
        }

        impl $enum {
            /// Every one, in order.
            $visibility const ALL: [Self; [$($name),+].len()] = [$(Self::$variant),+];

            /// The names, in the same order.
            $visibility const NAMES: [&'static str; Self::ALL.len()] = [$($name),+];

            /// The name that scripts read.
            $visibility fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }

        impl serde::Serialize for $enum {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}
